import type { OrderView } from '@contract/orders.ts'
import { computed, onMounted, reactive, ref, type Ref } from 'vue'
import { getOrder, getOrders } from '../../lib/api.ts'
import type { Query } from '../../lib/http.ts'
import { onCard, onReload } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

const never = '9999'
const soonestFirst = (a: OrderView, b: OrderView) => (a.dueAt ?? never).localeCompare(b.dueAt ?? never)

/**
 * A list of orders kept true: a row changes in place when its card arrives and never moves under the thumb;
 * orders that would join are only counted in `waiting` until the list is read again.
 */
export function useOrderList(query: () => Query, byDeadline = false) {
  const orders = ref<OrderView[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const cursor = ref<string | null>(null)
  const fresh = reactive(new Set<string>())
  const strangers = reactive(new Set<string>())

  async function read(from?: string): Promise<void> {
    problem.value = null
    try {
      const page = await getOrders({ ...query(), limit: byDeadline ? 100 : 20, cursor: from })
      const read = byDeadline ? page.items.toSorted(soonestFirst) : page.items
      orders.value = from ? [...orders.value, ...read] : read
      cursor.value = page.nextCursor
      if (!from) strangers.clear()
      state.value = 'ready'
    } catch (error) {
      problem.value = asProblem(error)
      if (!from) state.value = 'failed'
    }
  }

  async function load(): Promise<void> {
    state.value = 'loading'
    await read()
  }

  function replace(order: OrderView): void {
    const index = orders.value.findIndex(({ id }) => id === order.id)
    if (index < 0 || orders.value[index]!.version > order.version) return
    orders.value[index] = order
    fresh.delete(order.id)
    requestAnimationFrame(() => fresh.add(order.id))
  }

  onMounted(load)
  onReload(() => state.value !== 'loading' && void read())
  onCard(({ id, version }) => {
    const row = orders.value.find((order) => order.id === id)
    if (!row) strangers.add(id)
    else if (row.version < version) void getOrder(id).then(replace, asProblem)
  })

  return { orders: orders as Ref<OrderView[]>, state, problem, fresh, load, replace, hasMore: computed(() => cursor.value !== null), more: () => read(cursor.value ?? undefined), waiting: computed(() => strangers.size) }
}
