import { onMounted, ref, shallowRef } from 'vue'
import { asProblem, type Problem } from './problem.ts'

/** Asks the server when the component appears: `value` is the latest answer, `problem` why the last asking failed. An answer that a newer `load` overtook is dropped. */
export function useRead<T>(ask: () => Promise<T>) {
  const value = shallowRef<T | null>(null)
  const problem = ref<Problem | null>(null)

  let turn = 0

  async function load(): Promise<void> {
    const own = ++turn
    problem.value = null
    try {
      const answer = await ask()
      if (own === turn) value.value = answer
    } catch (error) {
      const said = asProblem(error)
      if (own === turn) problem.value = said
    }
  }

  onMounted(load)
  return { value, problem, load }
}
