import { computed, ref } from 'vue'
import { asProblem, fieldErrors, type Problem } from './problem.ts'

/** A form that sends one thing at a time: `busy` while it goes, `problem` and its `errors` by field where it was refused. */
export function useSending() {
  const busy = ref(false)
  const problem = ref<Problem | null>(null)

  /** Sends, and hands on what was answered. */
  async function send<T>(call: () => Promise<T>, taken: (answer: T) => void): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = null
    try {
      taken(await call())
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, errors: computed(() => fieldErrors(problem.value)), send }
}
