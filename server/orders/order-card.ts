import type { Card } from '../contract/live.ts'
import type { Order, OrderEvent } from './order.ts'

/** What a socket may carry of an order as it stood after this event: no names, phones, addresses or photos. */
export const cardOf = (order: Order, event: OrderEvent, eventId: string): Card => ({
  eventId,
  id: order._id,
  no: order.no,
  action: event.action,
  status: event.to,
  version: event.version,
  county: order.county,
  ...event.place,
  category: order.category,
  urgency: order.urgency,
  title: order.title,
  holder: event.holder,
  dueAt: event.dueAt?.toISOString() ?? null,
  overdue: event.dueAt !== null && event.dueAt < event.at,
  at: event.at.toISOString(),
})
