import { nothing, plus, stateOf, type Columns, type Draft } from '../../server/hours/ledger-entry.ts'
import { answerTo, draftsOf } from '../../server/hours/posting-rules.ts'
import { firstMonday, weeksIn } from '../../server/hours/weeks.ts'
import { roundEnd } from '../../server/orders/find-attendance.ts'
import type { Order, OrderEvent } from '../../server/orders/order.ts'

// A ledger in memory with the two guards the database has: one entry for one person of one round, one answer to an entry.

export type Ending = { order: Order; event: OrderEvent }
type Kept = Draft & { _id: string }

const idOf = ({ order, round, volunteer, of, kind }: Draft) =>
  of === null ? `${order.id}/${round}/${volunteer.id}` : `${of}/${kind === 'reversal' ? 'reversal' : 'answer'}`

export const emptyLedger = () => new Map<string, Kept>()

const insert = (ledger: Map<string, Kept>, draft: Draft) => {
  const _id = idOf(draft)
  if (!ledger.has(_id)) ledger.set(_id, { _id, ...draft })
}

/** Posts what an ending brings, reading the other orders as they are given. */
export const post = (ledger: Map<string, Kept>, { order, event }: Ending, orders: Order[]) => {
  const end = roundEnd(order, event)
  const people = end.people.map(({ volunteer }) => volunteer.id)
  for (const draft of draftsOf(end, weeksIn(orders, people, firstMonday(end)))) insert(ledger, draft)
}

/** Decides what can be decided on the entries of a round: nothing, confirm, void, or take back. */
export const decide = (ledger: Map<string, Kept>, { order, event }: Ending, wish: (id: string) => number) => {
  const own = [...ledger.values()].filter((entry) => entry.of === null && entry.order.id === order._id && entry.round === event.round)
  for (const entry of own) {
    const wanted = wish(entry._id)
    if (wanted === 0) continue
    if (entry.kind === 'hold') insert(ledger, answerTo(entry, wanted === 2 ? 'void' : 'confirm', { at: event.at }))
    const answer = ledger.get(`${entry._id}/answer`)
    const state = stateOf(entry, answer ? [answer] : [])
    if (wanted === 3 && (state === 'credited' || state === 'confirmed')) insert(ledger, answerTo(answer ?? entry, 'reversal', { at: event.at }))
  }
}

/** person → sums. */
export const balancesOf = (ledger: Map<string, Kept>): Record<string, Columns> => {
  const sums: Record<string, Columns> = {}
  for (const { volunteer, columns } of ledger.values()) sums[volunteer.id] = plus(sums[volunteer.id] ?? nothing, columns)
  return Object.fromEntries(Object.entries(sums).sort(([one], [other]) => (one < other ? -1 : 1)))
}
