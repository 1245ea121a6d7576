import type { Action } from '../server/contract/flow.ts'
import { join } from '../server/db/connect.ts'
import type { LedgerEntry } from '../server/hours/ledger-entry.ts'
import { LedgerModel } from '../server/hours/ledger.model.ts'
import { findWeeks } from '../server/hours/find-weeks.ts'
import { draftsOf } from '../server/hours/posting-rules.ts'
import { firstMonday, type Weeks } from '../server/hours/weeks.ts'
import { endingsOf, roundEnd, type RoundEnd, type ServedLine } from '../server/orders/find-attendance.ts'
import { OrderModel } from '../server/orders/order.model.ts'
import type { Order } from '../server/orders/order.ts'
import { findUnlisted } from './check-ledger-held.ts'
import { compareRounds, undecided, type Expected } from './check-ledger-round.ts'
import type { Slice } from './check-ledger-slices.ts'
import { isLong } from './check-ledger-weeks.ts'
import { sayDifference } from './say-difference.ts'
import { grouped, keyed, readAhead, sideBySide } from './check-ledger-streams.ts'

// Every order that ended beside its entries. What the relay has not taken yet is not due yet.

export type Counts = { orders: number; entries: number; held: number; notYet: number; differences: number }

const batchSize = 250

const ended = { $or: [{ status: { $in: ['rated', 'closed'] } }, { 'past.0': { $exists: true } }] }
const fields = ['county', 'no', 'title', 'category', 'places', 'requester', 'round', 'assignments', 'helpers', 'past', 'summary', 'relayed']
// Of an order's timeline only what its entries come of: the rest is most of what an order weighs.
const telling: Action[] = ['complete', 'settle', 'rate', 'close', 'transfer']
const timeline = { $filter: { input: '$timeline', cond: { $in: ['$$this.action', telling] } } }
const read = { ...Object.fromEntries(fields.map((field) => [field, 1])), timeline }

const weeksFor = (end: RoundEnd, longWeeks: Set<string>) => {
  const moments = (lines: ServedLine[]) => [end.at, ...lines.flatMap(({ stays }) => stays.map((stay) => stay.in))]
  const long = end.people.filter(({ volunteer, lines }) => moments(lines).some((at) => isLong(longWeeks, volunteer.id, at)))
  return long.length > 0 ? findWeeks(long.map(({ volunteer }) => volunteer.id), firstMonday(end)) : new Map<string, Weeks>() // prettier-ignore
}

const expectedOf = async (order: Order, longWeeks: Set<string>): Promise<Expected[]> => {
  const expected: Expected[] = []
  for (const event of endingsOf(order)) {
    if (event.version > order.relayed) continue
    const end = roundEnd(order, event)
    const moved = order.timeline.some(({ action, version }) => action === 'transfer' && version > event.version)
    expected.push(...draftsOf(end, await weeksFor(end, longWeeks)).map((draft) => ({ draft, moved })))
  }
  return expected
}

const findAgain = async (id: string, longWeeks: Set<string>) => {
  const order = await OrderModel.findById(id).lean<Order>()
  const entries = await LedgerModel.find({ 'order.id': id }).lean<LedgerEntry[]>()
  return compareRounds(entries, order ? await expectedOf(order, longWeeks) : [])
}

const within = (path: string, { from, before }: Slice) => (from || before ? { [path]: { ...(from && { $gte: from }), ...(before && { $lt: before }) } } : {})

const pairsOf = (slice: Slice) => {
  const found = OrderModel.collection.find({ ...ended, ...within('_id', slice) } as never, { projection: read, sort: { _id: 1 }, batchSize })
  const orders = keyed(readAhead<Order>(found), ({ _id }) => _id)
  const order = { 'order.id': 1, round: 1, 'volunteer.id': 1, of: 1 } as const
  const written = LedgerModel.collection.find(within('order.id', slice), { projection: { n: 0, balance: 0 }, sort: order, batchSize })
  return sideBySide(
    orders,
    grouped(readAhead<LedgerEntry>(written), (entry) => entry.order.id),
  )
}

/** A slice of the orders in the database at `uri`; whose weeks may be long, of all orders. */
type Wanted = { uri: string; slice: Slice; longWeeks: Set<string> }

/** Says every difference between the orders of a slice and their entries. A difference is looked at again before it is said: the program may be at work. */
export const checkOrders = async ({ uri, slice, longWeeks }: Wanted): Promise<Counts> => {
  await join(uri)
  const counts: Counts = { orders: 0, entries: 0, held: 0, notYet: 0, differences: 0 }
  const say = (difference: string) => {
    counts.differences++
    sayDifference(difference)
  }
  let waiting: LedgerEntry[] = []
  const look = async () => {
    ;(await findUnlisted(waiting)).forEach(say)
    counts.held += waiting.length
    waiting = []
  }
  for await (const [id, order, found] of pairsOf(slice)) {
    const [rounds, own] = [order ? await expectedOf(order, longWeeks) : [], found ?? []]
    counts.orders += order ? 1 : 0
    counts.notYet += order ? endingsOf(order).filter(({ version }) => version > order.relayed).length : 0
    counts.entries += own.length
    if (compareRounds(own, rounds).length > 0) (await findAgain(id, longWeeks)).forEach(say)
    waiting.push(...undecided(own))
    if (waiting.length >= batchSize) await look()
  }
  await look()
  return counts
}
