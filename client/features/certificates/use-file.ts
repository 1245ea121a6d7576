import { ref } from 'vue'
import { words } from '../../lib/language.ts'
import { asProblem } from '../../lib/problem.ts'
import { getCertificateFile } from './certificate-api.ts'

const KEPT_MS = 60_000

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
}

/** Fetches papers and saves them, one at a time: `busy` is the number being fetched, `failed` why the last one did not come. */
export function useFile() {
  const busy = ref('')
  const failed = ref('')

  async function fetchFile(no: string): Promise<void> {
    if (busy.value) return
    busy.value = no
    failed.value = ''
    try {
      save(await getCertificateFile(no), words('certificate.file', { no }))
    } catch (error) {
      failed.value = asProblem(error).message
    } finally {
      busy.value = ''
    }
  }

  return { busy, failed, fetchFile }
}
