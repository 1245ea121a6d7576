import { ref } from 'vue'

const SHOWN_MS = 3000
let timer: ReturnType<typeof setTimeout> | undefined

/** What is being said now; empty when nothing is. */
export const said = ref('')

/** Says for three seconds that something was done. */
export function toast(text: string): void {
  clearTimeout(timer)
  said.value = text
  timer = setTimeout(() => (said.value = ''), SHOWN_MS)
}
