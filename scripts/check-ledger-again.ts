import { findWeeks } from '../server/hours/find-weeks.ts'
import type { LedgerEntry } from '../server/hours/ledger-entry.ts'
import { LedgerModel } from '../server/hours/ledger.model.ts'
import { draftsOf } from '../server/hours/posting-rules.ts'
import { firstMonday, type Weeks } from '../server/hours/weeks.ts'
import { endingsOf, roundEnd, type RoundEnd } from '../server/orders/find-attendance.ts'
import { OrderModel } from '../server/orders/order.model.ts'
import type { Order } from '../server/orders/order.ts'
import { compareRounds, type Expected } from './check-ledger-round.ts'
import { readAhead } from './check-ledger-streams.ts'
import { findLong, isLong, type WeekSums } from './check-ledger-weeks.ts'

// An order beside its entries: alone, and once more as the database has it now, with all that its people did in their weeks.

const endsOf = (order: Order) => endingsOf(order).map((event) => ({ event, end: roundEnd(order, event) }))

const expectedOf = (order: Order, weeksOf: (end: RoundEnd) => Map<string, Weeks>): Expected[] =>
  endsOf(order)
    .filter(({ event }) => event.version <= order.relayed)
    .flatMap(({ event, end }) => {
      const moved = order.timeline.some(({ action, version }) => action === 'transfer' && version > event.version)
      return draftsOf(end, weeksOf(end)).map((draft) => ({ draft, moved }))
    })

const nothingElse = new Map<string, Weeks>()

/** What differs if its people served on no other order. */
export const compareAlone = (order: Order | null, entries: LedgerEntry[]) => compareRounds(entries, order ? expectedOf(order, () => nothingElse) : [])

const weeksOfEnds = async (order: Order) => {
  const weeks = new Map<number, Map<string, Weeks>>()
  for (const { end } of endsOf(order))
    weeks.set(end.round, await findWeeks({ county: end.county, people: end.people.map(({ volunteer }) => volunteer.id) }, firstMonday(end))) // prettier-ignore
  return (end: RoundEnd) => weeks.get(end.round)!
}

const compareNow = async (id: string) => {
  const order = await OrderModel.findById(id).lean<Order>()
  const weeksOf = order && (await weeksOfEnds(order))
  const entries = await LedgerModel.find({ 'order.id': id }).lean<LedgerEntry[]>()
  return compareRounds(entries, order ? expectedOf(order, weeksOf!) : [])
}

const mayBeLong = (order: Order, sums: WeekSums) =>
  endsOf(order).some(({ end: { people, at } }) =>
    people.some(({ volunteer, lines }) =>
      [at, ...lines.flatMap(({ stays }) => stays.map((stay) => stay.in))].some((moment) => isLong(sums, volunteer.id, moment)),
    ),
  )

/** Orders on whose minutes a long week may decide. */
async function* findOrdersOfLong(sums: WeekSums) {
  const are = { $in: findLong(sums) }
  if (are.$in.length === 0) return
  const filter = { $or: ['assignments.volunteers.id', 'helpers.id', 'past.helpers.id'].map((path) => ({ [path]: are })) }
  for await (const order of readAhead<Order>(OrderModel.collection.find(filter))) if (mayBeLong(order, sums)) yield order._id
}

/** Says what differs in those orders, and in all that a long week may decide about; the program may be at work: each is read as it is now. */
export const checkAgain = async (differ: string[], sums: WeekSums, say: (difference: string) => void) => {
  const seen = new Set<string>()
  const check = async (id: string) => {
    if (!seen.has(id)) (await compareNow(id)).forEach(say)
    seen.add(id)
  }
  for (const id of differ) await check(id)
  for await (const id of findOrdersOfLong(sums)) await check(id)
}
