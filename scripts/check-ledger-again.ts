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

/** An order to look at again, by its id, and the counties it or its entries name. */
export type Looked = { id: string; counties: string[] }

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

const compareNow = async ({ id, counties }: Looked) => {
  const order = await OrderModel.findById(id).lean<Order>()
  const weeksOf = order && (await weeksOfEnds(order))
  const entries = await LedgerModel.find({ county: { $in: counties }, 'order.id': id }).lean<LedgerEntry[]>()
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
  for await (const order of readAhead<Order>(OrderModel.collection.find(filter))) if (mayBeLong(order, sums)) yield { id: order._id, counties: [order.county] }
}

/** Says what differs in those orders, and in all that a long week may decide about; the program may be at work: each is read as it is now. */
export const checkAgain = async (differ: Looked[], sums: WeekSums, say: (difference: string) => void) => {
  const seen = new Set<string>()
  const check = async (looked: Looked) => {
    if (!seen.has(looked.id)) (await compareNow(looked)).forEach(say)
    seen.add(looked.id)
  }
  for (const looked of differ) await check(looked)
  for await (const looked of findOrdersOfLong(sums)) await check(looked)
}
