import type { OrderView } from '@contract/orders.ts'
import { reactive, type Ref } from 'vue'

/** Puts a newer version of an order in the place of the old one and marks it `fresh`, so that the eye finds it. */
export function useFreshRows(orders: Ref<OrderView[]>) {
  const fresh = reactive(new Set<string>())

  function replace(order: OrderView): void {
    const index = orders.value.findIndex(({ id }) => id === order.id)
    if (index < 0 || orders.value[index]!.version >= order.version) return
    orders.value[index] = order
    fresh.delete(order.id)
    requestAnimationFrame(() => fresh.add(order.id))
  }

  return { fresh, replace }
}
