import { rowOf, waitingStatuses } from './order-flow.ts'
import type { Order } from './order.ts'

// An order may be merged into another one of its county that is still under way, or was done within the last 14 days.

export const originalDays = 14
const dayMs = 86_400_000

/** When the order came to its present status. */
const arrivedAt = ({ timeline }: Pick<Order, 'timeline'>) => timeline.findLast(({ from, to }) => from !== to)!.at

/** Whether `original` may take in `order`. */
export const mayTakeIn = (original: Order, order: Pick<Order, '_id' | 'county'>, at: Date) => {
  if (original._id === order._id || original.county !== order.county || !rowOf.get('absorb')!.from.includes(original.status)) return false
  return waitingStatuses.includes(original.status) || at.getTime() - arrivedAt(original).getTime() <= originalDays * dayMs
}
