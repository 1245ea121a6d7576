import { onScopeDispose } from 'vue'

/** Calls back once, a second after the first of many askings: a burst of cards is one reading. */
export function soon(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      then()
    }, 1000)
  }
}
