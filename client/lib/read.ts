import { onMounted, ref, shallowRef } from 'vue'
import { asProblem, type Problem } from './problem.ts'

/** Asks the server when the component appears: `value` is the latest answer, `problem` why the last asking failed. */
export function useRead<T>(ask: () => Promise<T>) {
  const value = shallowRef<T | null>(null)
  const problem = ref<Problem | null>(null)

  async function load(): Promise<void> {
    problem.value = null
    try {
      value.value = await ask()
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  onMounted(load)
  return { value, problem, load }
}
