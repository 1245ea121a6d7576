import { defineModel } from '../db/model.ts'
import type { OrderEvent } from '../orders/order.ts'
import type { Card } from '../contract/live.ts'

/** One entry of the county's log. `_id` is the county's code and a sequence number: ids sort in the order of the sequence. */
export type LoggedEvent = {
  _id: string
  county: string
  order: string
  no: string
  version: number
  at: Date
  record: OrderEvent
  card: Card
  /** The rooms its card went to, so that a replay shows each listener what it would have heard. */
  rooms: string[]
}

export const EventModel = defineModel<LoggedEvent>(
  'Event',
  'events',
  { county: String, order: String, no: String, version: Number, at: Date, record: {}, card: {}, rooms: [String] },
  [[{ county: 1, order: 1, version: 1 }, { unique: true }], [{ county: 1, rooms: 1, _id: 1 }], [{ county: 1, at: -1 }]],
)
