import type { OrderView } from '../contract/orders.ts'
import { findUnit } from '../units/find-units.ts'
import type { Names } from './book-said.ts'
import type { Order } from './order.ts'

/** Names for the ids that an order's entries carry: as its view shows them, and of those who helped to settle it. */
export const namesOf = async (order: Order, view: OrderView): Promise<Names> => {
  const grids = [...new Set(order.timeline.flatMap(({ input }) => input.grid ?? []))]
  const units = await Promise.all(grids.map(async (code) => [code, (await findUnit(code))?.name ?? code] as const))
  const named = [
    ...view.assignments.flatMap(({ team, volunteers }) => [team, ...volunteers]),
    ...order.helpers,
    ...order.past.flatMap(({ helpers }) => helpers),
  ].map(({ id, name }) => [id, name] as const)
  const orders = [...(view.mergedInto ? [view.mergedInto] : []), ...view.absorbed].map(({ id, no }) => [id, no] as const)
  return new Map([...named, ...units, ...orders])
}
