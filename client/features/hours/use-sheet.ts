import { ref } from 'vue'
import { now } from '../../lib/clock.ts'
import { countyMoment } from '../../lib/format.ts'
import { words } from '../../lib/language.ts'
import { asProblem } from '../../lib/problem.ts'
import { saveFile } from '../../lib/save-file.ts'
import { getSheet, type HoursFilters } from './hours-api.ts'

/** Saves a person's hours as a spreadsheet, one at a time; `failed` says why the last one did not come. */
export function useSheet() {
  const busy = ref(false)
  const failed = ref('')

  async function save({ id, name }: { id: string; name: string }, filters: HoursFilters): Promise<void> {
    busy.value = true
    failed.value = ''
    try {
      saveFile(await getSheet(id, filters), words('hours.file', { name, at: countyMoment(now.value).slice(0, 10) }))
    } catch (error) {
      failed.value = asProblem(error).message
    } finally {
      busy.value = false
    }
  }

  return { busy, failed, save }
}
