import type { Page } from '@contract/orders.ts'
import { ref, shallowRef } from 'vue'
import { asProblem, type Problem } from './problem.ts'

const PAGE = 20

type Ask<P> = (cursor: string | undefined, limit: number) => Promise<P>

/**
 * Reads a list page by page: `items` is null until the first page is here. An answer that a newer `load` overtook is dropped; the others are `taken`.
 * The `limit` is a page, or from the top as many as are shown, up to `most`.
 */
export function usePaged<T, P extends Page<T> = Page<T>>(ask: Ask<P & Page<T>>, taken: (page: P) => void = () => {}, most = 100) {
  const items = shallowRef<T[] | null>(null)
  const cursor = ref<string | null>(null)
  const problem = ref<Problem | null>(null)
  const busy = ref(false)
  let turn = 0

  async function read(from?: string): Promise<void> {
    const own = ++turn
    busy.value = true
    try {
      const page = await ask(from, from ? PAGE : Math.min(most, Math.max(PAGE, items.value?.length ?? 0)))
      if (own !== turn) return
      problem.value = null
      items.value = from ? [...(items.value ?? []), ...page.items] : page.items
      cursor.value = page.nextCursor
      taken(page)
    } catch (error) {
      const said = asProblem(error)
      if (own === turn) problem.value = said
    } finally {
      if (own === turn) busy.value = false
    }
  }

  /** Reads the first page; what went wrong before stands until the answer is here. */
  const readAgain = () => read()

  const load = () => ((problem.value = null), readAgain())

  function more(): Promise<void> {
    problem.value = null
    return read(cursor.value ?? undefined)
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
