import { onMounted, ref, shallowRef } from 'vue'
import { asProblem, type Problem } from './problem.ts'
import { onRefresh } from './refresh.ts'

/** Asks the server when the component appears: `value` is the latest answer, `problem` why the last asking failed. An answer that a newer one overtook is dropped. */
export function useRead<T>(ask: () => Promise<T>) {
  const value = shallowRef<T | null>(null)
  const problem = ref<Problem | null>(null)

  let turn = 0

  async function refresh(): Promise<Problem | null> {
    const own = ++turn
    try {
      const answer = await ask()
      if (own === turn) [value.value, problem.value] = [answer, null]
      return null
    } catch (error) {
      const said = asProblem(error)
      return own === turn ? said : null
    }
  }

  /** What went wrong before stands until the answer is here. */
  async function readAgain(): Promise<void> {
    const said = await refresh()
    if (said) problem.value = said
  }

  function load(): Promise<void> {
    problem.value = null
    return readAgain()
  }

  onMounted(load)
  onRefresh(refresh)
  return { value, problem, load, readAgain }
}
