import { ref } from 'vue'
import { words } from '../../lib/language.ts'
import { asProblem } from '../../lib/problem.ts'
import { saveFile } from '../../lib/save-file.ts'
import { getCertificateFile } from './certificate-api.ts'

/** Fetches papers and saves them, one at a time: `busy` is the number being fetched, `failed` why the last one did not come. */
export function useFile() {
  const busy = ref('')
  const failed = ref('')

  async function fetchFile(no: string): Promise<void> {
    if (busy.value) return
    busy.value = no
    failed.value = ''
    try {
      saveFile(await getCertificateFile(no), words('certificate.file', { no }))
    } catch (error) {
      failed.value = asProblem(error).message
    } finally {
      busy.value = ''
    }
  }

  return { busy, failed, fetchFile }
}
