import { standing } from './order-facts.ts'
import type { Order } from './order.ts'

// The one moment at which the sweep must look at an order again: the resumption while it is suspended, else the earliest of
// the reminder, the deadline until it was noticed, and the end of an offer.

const earliest = (moments: (Date | null | undefined)[]) =>
  moments.filter((moment) => moment instanceof Date).sort((a, b) => a.getTime() - b.getTime())[0] ?? null

/** When the sweep has something to do on this order; null when never. */
export const nextAlarm = (order: Order): Date | null => {
  if (order.suspended) return order.suspended.until
  const offers = order.status === 'serving' ? standing(order, 'offered').map(({ lapsesAt }) => lapsesAt) : []
  return earliest([order.remindAt, order.overdueAt ? null : order.dueAt, ...offers])
}
