import type { Cursor } from './order-cursor.ts'
import { listIndex, OrderModel } from './order.model.ts'
import type { Order } from './order.ts'
import type { Filter } from './order-visibility.ts'

// A list is a union of ranges (my posts, my teams, what I asked for): each is read from its own index, and the newest of all are taken.
// One query with `$or` would go through the whole county by date, and so would a range over a list inside the order, unless it is told its index.
// What is to be done at a place is found among all that waits like it: a place's own list holds everything that was ever done there.

const indexed = ['followers.id', 'assignments.team.id', 'assignments.volunteers.id', 'requester.id', 'status']

const indexOf = (range: Filter) => {
  const field = indexed.find((each) => each in range)
  if (field) return listIndex(field)
  // What the market offers in the whole county.
  return 'open' in range && !range.$or ? 'county_1_createdAt_-1__id_-1' : undefined
}

const rangesOf = ({ $or, ...rest }: Filter): Filter[] => ($or ? ($or as Filter[]).map((clause) => ({ ...rest, ...clause })) : [rest])

/** What is looked for: the list, what narrows it, the index of that if it has one, and how many rows. */
export type Wanted = { list: Filter; narrowed: Filter[]; hint?: string; limit: number }

const byAge = (a: Order, b: Order) => b.createdAt.getTime() - a.createdAt.getTime() || (a._id < b._id ? 1 : -1)

const readRange = async (range: Filter, { narrowed, hint, limit }: Wanted): Promise<Order[]> => {
  const index = hint ?? indexOf(range)
  const rows = OrderModel.collection.find({ $and: [range, ...narrowed] } as never, { sort: { createdAt: -1, _id: -1 }, limit, ...(index && { hint: index }) })
  return (await rows.toArray()) as unknown as Order[]
}

/** The newest orders of a list. */
export const newestFirst = async (wanted: Wanted): Promise<Order[]> => {
  const ranges = await Promise.all(rangesOf(wanted.list).map((range) => readRange(range, wanted)))
  if (ranges.length === 1) return ranges[0]!
  const rows = new Map(ranges.flat().map((order) => [order._id, order]))
  return [...rows.values()].sort(byAge).slice(0, wanted.limit)
}

/** The rows after a page's last one: first those of its very moment, then the older ones. */
export const rowsAfter = async (wanted: Wanted, { at, id }: Cursor): Promise<Order[]> => {
  const equal = await newestFirst({ ...wanted, narrowed: [...wanted.narrowed, { createdAt: at, _id: { $lt: id } }] })
  const left = wanted.limit - equal.length
  return left > 0 ? [...equal, ...(await newestFirst({ ...wanted, narrowed: [...wanted.narrowed, { createdAt: { $lt: at } }], limit: left }))] : equal
}
