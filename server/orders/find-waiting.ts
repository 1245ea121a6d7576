import { now } from '../clock.ts'
import type { Urgency } from '../contract/flow.ts'
import { OrderModel } from './order.model.ts'
import type { Order, OrderEvent } from './order.ts'

const most = 10_000

// Small batches, so that no single one holds up a request.
const batchSize = 250
const fields = [
  'no',
  'county',
  'town',
  'village',
  'grid',
  'places',
  'location',
  'service',
  'requires',
  'category',
  'title',
  'urgency',
  'dueAt',
  'round',
  'version',
] as const
const projection = { ...Object.fromEntries(fields.map((field) => [field, 1])), assignments: 1, 'timeline.from': 1, 'timeline.to': 1, 'timeline.at': 1 }

/** An order that waits for the centre, as far as a plan asks. */
export type Waiting = Pick<Order, '_id' | (typeof fields)[number] | 'assignments'> & { timeline: Pick<OrderEvent, 'from' | 'to' | 'at'>[] }

const waiting = (county: string) => ({ county, status: 'claimed', suspended: null, createdAt: { $lte: now() } })

const findOf = async (county: string, urgency: Urgency, limit: number) =>
  (await OrderModel.collection
    .find({ ...waiting(county), urgency } as never, { sort: { createdAt: 1 }, limit, batchSize, projection })
    .toArray()) as unknown as Waiting[]

const urgencies: Urgency[] = ['emergency', 'urgent', 'normal']

/** The orders of a county that wait for its centre and whose clock runs, emergencies first, then oldest first, at most 10,000; and how many there are beyond. */
export const findWaiting = async (county: string): Promise<{ orders: Waiting[]; more: number }> => {
  const orders: Waiting[] = []
  for (const urgency of urgencies) if (orders.length < most) orders.push(...(await findOf(county, urgency, most - orders.length)))
  const all = orders.length < most ? orders.length : await OrderModel.collection.countDocuments(waiting(county))
  return { orders, more: all - orders.length }
}
