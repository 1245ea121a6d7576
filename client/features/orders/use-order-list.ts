import type { OrderView, Page } from '@contract/orders.ts'
import { computed, markRaw, onMounted, ref } from 'vue'
import { getOrders } from '../../lib/api.ts'
import { soonestFirst } from '../../lib/due.ts'
import type { Query } from '../../lib/http.ts'
import { onReload } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { onRefresh } from '../../lib/refresh.ts'
import { useFreshRows } from './fresh-rows.ts'
import { soon } from '../../lib/soon.ts'

/** One page of a box: by deadline as much as fits, else the newest twenty. An order is only ever replaced as a whole: nothing within it is followed. */
async function readPage(query: Query, byDeadline: boolean, cursor?: string): Promise<Page<OrderView>> {
  const page = await getOrders({ ...query, limit: byDeadline ? 100 : 20, cursor })
  page.items.forEach(markRaw)
  return byDeadline ? { ...page, items: page.items.toSorted(soonestFirst) } : page
}

/**
 * A list of orders kept true. A row changes in place when its card arrives and never moves under the thumb;
 * orders that would join are counted in `waiting` and shown on `load`; where they `join`, they come to its end at once. What is out of reach leaves, or is `gone` where such are to be kept.
 * `more` goes on where the list ends; asked for twice, nothing is shown twice.
 */
export function useOrderList(query: () => Query, { byDeadline = false, join = false, keep = false } = {}) {
  const orders = ref<OrderView[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const cursor = ref<string | null>(null)
  const newcomers = ref<OrderView[]>([])
  const { fresh, gone, replace, add } = useFreshRows(orders, () => lookAgain(), keep)

  async function read(then: (page: Page<OrderView>) => unknown, from?: string): Promise<void> {
    problem.value = null
    try {
      then(await readPage(query(), byDeadline, from))
      state.value = 'ready'
    } catch (error) {
      problem.value = asProblem(error)
      if (state.value === 'loading') state.value = 'failed'
    }
  }

  function show(page: Page<OrderView>, before: OrderView[] = []): void {
    orders.value = [...before, ...page.items]
    cursor.value = page.nextCursor
    newcomers.value = []
    gone.clear()
  }

  function compare(page: Page<OrderView>): void {
    const known = new Set(orders.value.map(({ id }) => id))
    if (known.size === 0 && !join) return show(page)
    page.items.forEach(replace)
    const found = page.items.filter(({ id }) => !known.has(id))
    if (join) add(found)
    else newcomers.value = found
  }

  const load = () => ((state.value = 'loading'), read(show))
  const goOn = (from: string | null) => read((page) => cursor.value === from && show(page, orders.value), from ?? undefined)
  const lookAgain = soon(() => state.value === 'loading' || void read(compare))
  onMounted(load)
  onReload(lookAgain)
  onRefresh(async () => (await read(show), problem.value))
  const counts = { hasMore: computed(() => cursor.value !== null), waiting: computed(() => newcomers.value.length) }
  return { orders, state, problem, fresh, gone, load, more: () => goOn(cursor.value), replace, ...counts }
}
