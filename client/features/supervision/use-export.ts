import { ref } from 'vue'
import { now } from '../../lib/clock.ts'
import { countyMoment } from '../../lib/format.ts'
import { callFile, type Query } from '../../lib/http.ts'
import { words } from '../../lib/language.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { saveFile } from '../../lib/save-file.ts'
import './supervision-words.ts'

/** Saves what is shown as a spreadsheet; `problem` says why the last one did not come. */
export function useExport() {
  const busy = ref(false)
  const problem = ref<Problem | null>(null)

  async function save(what: 'orders' | 'scores', { name, query }: { name: string; query: Query }): Promise<void> {
    busy.value = true
    problem.value = null
    try {
      const file = await callFile(what === 'orders' ? '/orders.xlsx' : '/reports/scorecards.xlsx', query)
      saveFile(file, words('supervision.file', { name, at: countyMoment(now.value).slice(0, 10) }))
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, save }
}
