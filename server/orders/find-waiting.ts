import { now } from '../clock.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'

const most = 10_000

/** The orders of a county that wait for its centre and whose clock runs, oldest first, at most 10,000. */
export const findWaiting = async (county: string) =>
  (await OrderModel.collection
    .find({ county, status: 'claimed', suspended: null, createdAt: { $lte: now() } } as never, { sort: { createdAt: 1 }, limit: most })
    .toArray()) as unknown as Order[]
