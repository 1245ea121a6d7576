import { now } from '../clock.ts'
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

/** The orders of a county that wait for its centre and whose clock runs, oldest first, at most 10,000. */
export const findWaiting = async (county: string) =>
  (await OrderModel.collection
    .find({ county, status: 'claimed', suspended: null, createdAt: { $lte: now() } } as never, { sort: { createdAt: 1 }, limit: most, batchSize, projection })
    .toArray()) as unknown as Waiting[]
