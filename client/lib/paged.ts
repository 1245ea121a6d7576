import type { Page } from '@contract/orders.ts'
import { ref, shallowRef } from 'vue'
import { asProblem, type Problem } from './problem.ts'

/** Reads a list page by page: `items` is null until the first page is here. An answer that a newer `load` overtook is dropped. */
export function usePaged<T>(ask: (cursor?: string) => Promise<Page<T>>) {
  const items = shallowRef<T[] | null>(null)
  const cursor = ref<string | null>(null)
  const problem = ref<Problem | null>(null)
  const busy = ref(false)
  let turn = 0

  async function read(before: T[], from?: string): Promise<void> {
    const own = ++turn
    busy.value = true
    try {
      const page = await ask(from)
      if (own !== turn) return
      problem.value = null
      items.value = [...before, ...page.items]
      cursor.value = page.nextCursor
    } catch (error) {
      const said = asProblem(error)
      if (own === turn) problem.value = said
    } finally {
      if (own === turn) busy.value = false
    }
  }

  /** Reads the first page; what went wrong before stands until the answer is here. */
  const readAgain = () => read([])

  function load(): Promise<void> {
    problem.value = null
    return readAgain()
  }

  function more(): Promise<void> {
    problem.value = null
    return read(items.value ?? [], cursor.value ?? undefined)
  }

  /** Empties the list; an answer still under way comes to nothing. */
  function forget(): void {
    turn++
    items.value = null
    cursor.value = null
    problem.value = null
    busy.value = false
  }

  return { items, cursor, problem, busy, load, readAgain, more, forget }
}
