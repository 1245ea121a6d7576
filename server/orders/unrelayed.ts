import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'

/** Orders that carry events the relay has not taken yet, at most `limit` of them, in no order. */
export const findUnrelayed = (limit: number) => OrderModel.find({ unrelayed: true }).limit(limit).lean<Order[]>()

/**
 * Marks what was taken and gives each entry of the timeline its place in the county's sequence; `ids` are keyed `order/version`.
 * An order that moved meanwhile keeps its flag, for the events that came since.
 */
export const markRelayed = async (orders: Order[], ids: Map<string, string>) => {
  const mark = (settled: boolean) =>
    orders.map((order) => ({
      updateOne: { filter: filterOf(order, settled), update: { $set: placesIn(order, ids), ...(settled && { $unset: { unrelayed: 1 } }) } },
    }))
  const { matchedCount } = await OrderModel.collection.bulkWrite(mark(true) as never[], { ordered: false })
  if (matchedCount < orders.length) await OrderModel.collection.bulkWrite(mark(false) as never[], { ordered: false })
}

const filterOf = ({ _id, version }: Order, settled: boolean) => (settled ? { _id, version } : { _id, version: { $gt: version }, relayed: { $lt: version } })

const placesIn = ({ _id, version, relayed, timeline }: Order, ids: Map<string, string>) => {
  const places = timeline
    .filter((entry) => entry.version > relayed)
    .map((entry) => [`timeline.${entry.version - 1}.eventId`, ids.get(`${_id}/${entry.version}`)])
  return { relayed: version, ...Object.fromEntries(places) }
}
