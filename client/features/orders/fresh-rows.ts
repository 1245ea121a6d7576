import type { OrderView } from '@contract/orders.ts'
import { markRaw, reactive, type Ref } from 'vue'
import { getOrder } from '../../lib/api.ts'
import { onCard } from '../../lib/live.ts'
import { asProblem } from '../../lib/problem.ts'

/**
 * Keeps the orders of a list true by the cards that arrive. A newer version takes the place of the old one and is `fresh`, so that
 * the eye finds it; an order that is out of reach now leaves, or stays as it was and is `gone` where such are to be kept. `otherwise` is called for a card of an order that is not in the list.
 */
export function useFreshRows(orders: Ref<OrderView[]>, otherwise: () => void, keep = false) {
  const fresh = reactive(new Set<string>())
  const gone = reactive(new Set<string>())

  function mark(id: string): void {
    fresh.delete(id)
    requestAnimationFrame(() => fresh.add(id))
  }

  function replace(order: OrderView): void {
    const index = orders.value.findIndex(({ id }) => id === order.id)
    if (index < 0 || orders.value[index]!.version >= order.version) return
    orders.value[index] = markRaw(order)
    mark(order.id)
  }

  /** New orders come to the end, where they push nothing away. */
  function add(found: OrderView[]): void {
    orders.value.push(...found)
    for (const { id } of found) mark(id)
  }

  function leave(lost: string, error: unknown): void {
    if (asProblem(error).body.status !== 404) return
    if (keep) gone.add(lost)
    else orders.value = orders.value.filter(({ id }) => id !== lost)
  }

  onCard(({ id, version }) => {
    const row = orders.value.find((order) => order.id === id)
    if (!row) otherwise()
    else if (row.version < version) void getOrder(id).then(replace, (error: unknown) => leave(id, error))
  })

  return { fresh, gone, replace, add }
}
