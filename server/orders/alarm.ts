import { checkedIn, endOfVisit, standing } from './order-facts.ts'
import type { Order } from './order.ts'

// The one moment at which the sweep must look at an order again: while it is suspended its resumption, else the earliest of
// the reminder, the deadline until it was noticed, the end of an offer, the longest end of a visit, and the end of a ring of the market.

const earliest = (moments: (Date | null | undefined)[]) =>
  moments.filter((moment) => moment instanceof Date).sort((a, b) => a.getTime() - b.getTime())[0] ?? null

/** When the sweep has something to do on this order; null when never. */
export const nextAlarm = (order: Order): Date | null => {
  const visits = order.status === 'serving' ? checkedIn(order).flatMap((one) => one.visits.filter(({ out }) => !out).map(endOfVisit)) : []
  if (order.suspended) return earliest([order.suspended.until, ...visits])
  const offers = order.status === 'serving' ? standing(order, 'offered').map(({ lapsesAt }) => lapsesAt) : []
  const widensAt = order.status === 'dispatched' && order.open ? order.market?.widensAt : null
  return earliest([widensAt, order.remindAt, order.overdueAt ? null : order.dueAt, ...offers, ...visits])
}
