import type { Action } from '../server/contract/flow.ts'
import { join } from '../server/db/connect.ts'
import type { LedgerEntry } from '../server/hours/ledger-entry.ts'
import { LedgerModel } from '../server/hours/ledger.model.ts'
import { endingsOf } from '../server/orders/find-attendance.ts'
import { OrderModel } from '../server/orders/order.model.ts'
import type { Order } from '../server/orders/order.ts'
import { compareAlone, type Looked } from './check-ledger-again.ts'
import { findUnlisted } from './check-ledger-held.ts'
import { undecided } from './check-ledger-round.ts'
import type { Slice } from './check-ledger-slices.ts'
import { grouped, keyed, readAhead, sideBySide } from './check-ledger-streams.ts'
import { addOrder, newWeekSums, type WeekSums } from './check-ledger-weeks.ts'
import { sayDifference } from './say-difference.ts'

// Every order that ended beside its entries, as if its people had served on no other. What the relay has not taken yet is not due yet.

export type Counts = { orders: number; entries: number; held: number; notYet: number; differences: number }
/** Orders that differ so far, and the weeks of those who served. */
export type Found = { counts: Counts; differ: Looked[]; sums: WeekSums }

const batchSize = 250

const served = { $or: [{ status: { $in: ['rated', 'closed'] } }, { 'past.0': { $exists: true } }, { 'assignments.volunteers.visits.0': { $exists: true } }] }
const fields = ['county', 'no', 'title', 'category', 'places', 'requester', 'round', 'assignments', 'helpers', 'past', 'summary', 'relayed']
// Of an order's timeline only what its entries come of: the rest is most of what an order weighs.
const telling: Action[] = ['complete', 'settle', 'rate', 'close', 'transfer']
const timeline = { $filter: { input: '$timeline', cond: { $in: ['$$this.action', telling] } } }
const read = { ...Object.fromEntries(fields.map((field) => [field, 1])), timeline }

const within = (path: string, { from, before }: Slice) => (from || before ? { [path]: { ...(from && { $gte: from }), ...(before && { $lt: before }) } } : {})

const pairsOf = (slice: Slice) => {
  const found = OrderModel.collection.find({ ...served, ...within('_id', slice) } as never, { projection: read, sort: { _id: 1 }, batchSize })
  const orders = keyed(readAhead<Order>(found), ({ _id }) => _id)
  // Of all counties together no index gives this order: the database sorts.
  const order = { 'order.id': 1, round: 1, 'volunteer.id': 1, of: 1 } as const
  const written = LedgerModel.collection.find(within('order.id', slice), { projection: { n: 0, balance: 0 }, sort: order, allowDiskUse: true, batchSize })
  return sideBySide(
    orders,
    grouped(readAhead<LedgerEntry>(written), (entry) => entry.order.id),
  )
}

const count = (counts: Counts, order: Order | null, entries: LedgerEntry[]) => {
  const ends = order ? endingsOf(order) : []
  counts.orders += ends.length > 0 ? 1 : 0
  counts.notYet += ends.filter(({ version }) => version > order!.relayed).length
  counts.entries += entries.length
}

/** Walks a slice of the orders in the database at `uri`; says holds that are missing in the supervisor's list. */
export const checkOrders = async ({ uri, slice }: { uri: string; slice: Slice }): Promise<Found> => {
  await join(uri)
  const counts: Counts = { orders: 0, entries: 0, held: 0, notYet: 0, differences: 0 }
  const [differ, sums] = [[] as Looked[], newWeekSums()]
  let waiting: LedgerEntry[] = []
  const look = async () => {
    const unlisted = await findUnlisted(waiting)
    unlisted.forEach(sayDifference)
    counts.differences += unlisted.length
    counts.held += waiting.length
    waiting = []
  }
  for await (const [id, order, found] of pairsOf(slice)) {
    count(counts, order, found ?? [])
    if (order) addOrder(sums, order)
    const counties = [...new Set([order, ...(found ?? [])].flatMap((each) => each?.county ?? []))]
    if (compareAlone(order, found ?? []).length > 0) differ.push({ id, counties })
    waiting.push(...undecided(found ?? []))
    if (waiting.length >= batchSize) await look()
  }
  await look()
  return { counts, differ, sums }
}
