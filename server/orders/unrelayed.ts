import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'

// Named, as neither the local database nor mongod is sure to choose it: orders that wait are few among very many.
const hint = { unrelayed: 1, county: 1 } as const

/** The counties in which orders carry events that no relay has taken yet. */
export const findUnrelayedCounties = async () => {
  const rows = await OrderModel.aggregate<{ _id: string }>([{ $match: { unrelayed: true } }, { $group: { _id: '$county' } }]).hint(hint)
  return rows.map(({ _id }) => _id)
}

/** Orders of a county that carry events the relay has not taken yet, at most `limit` of them, without those set aside; in no order. */
export const findUnrelayed = (county: string, limit: number, aside: string[]) =>
  OrderModel.find({ unrelayed: true, county, ...(aside.length > 0 && { _id: { $nin: aside } }) })
    .hint(hint)
    .limit(limit)
    .lean<Order[]>()

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

const filterOf = ({ _id, county, version }: Order, settled: boolean) =>
  settled ? { _id, county, version } : { _id, county, version: { $gt: version }, relayed: { $lt: version } }

const placesIn = ({ _id, version, relayed, timeline }: Order, ids: Map<string, string>) => {
  const places = timeline
    .filter((entry) => entry.version > relayed)
    .map((entry) => [`timeline.${entry.version - 1}.eventId`, ids.get(`${_id}/${entry.version}`)])
  return { relayed: version, ...Object.fromEntries(places) }
}
