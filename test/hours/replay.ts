import type { EntryState } from '../../server/contract/people.ts'
import { creditedMinutes, heldMinutes, nothing, plus, stateOf, type Columns, type Draft } from '../../server/hours/ledger-entry.ts'
import { answerTo, draftsOf } from '../../server/hours/posting-rules.ts'
import { firstMonday, weeksIn } from '../../server/hours/weeks.ts'
import { roundEnd } from '../../server/orders/find-attendance.ts'
import type { Order, OrderEvent } from '../../server/orders/order.ts'

// A ledger in memory with the two guards the database has: one entry for one person of one round, one answer to an entry.

export type Ending = { order: Order; event: OrderEvent }
type Kept = Draft & { _id: string }

const idOf = ({ order, round, volunteer, of }: Draft) => (of === null ? `${order.id}/${round}/${volunteer.id}` : `${of}/answer`)

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

type Decision = 'confirm' | 'void' | 'reversal'

// What is decided on a hold, and on what was credited: nothing; confirmed; given up; taken back; taken back and given back; given up, given back and confirmed, taken back.
const onHolds: Decision[][] = [
  [],
  ['confirm'],
  ['void'],
  ['confirm', 'reversal'],
  ['confirm', 'reversal', 'reversal'],
  ['void', 'reversal', 'confirm'],
  ['void', 'reversal', 'confirm', 'reversal'],
]
const onCredits: Decision[][] = [[], [], [], ['reversal'], ['reversal', 'reversal'], ['reversal', 'reversal', 'reversal'], []]

const states: Record<string, EntryState> = { '': 'credited', reversal: 'reversed', 'reversal reversal': 'credited', 'reversal reversal reversal': 'reversed' }
const heldStates: Record<string, EntryState> = {
  '': 'held',
  confirm: 'confirmed',
  void: 'voided',
  'confirm reversal': 'reversed',
  'confirm reversal reversal': 'confirmed',
  'void reversal confirm': 'confirmed',
  'void reversal confirm reversal': 'reversed',
}

/** Decides what is wished on the entries of a round, each decision once; throws when an entry does not stand as its decisions say. */
export const decide = (ledger: Map<string, Kept>, { order, event }: Ending, wish: (id: string) => number) => {
  const own = [...ledger.values()].filter((entry) => entry.of === null && entry.order.id === order._id && entry.round === event.round)
  for (const entry of own) {
    const wanted = (entry.kind === 'hold' ? onHolds : onCredits)[wish(entry._id)]!
    const answers: Kept[] = []
    for (const kind of wanted) {
      const draft = answerTo(answers.at(-1) ?? entry, kind, { at: event.at })
      insert(ledger, draft)
      answers.push(ledger.get(idOf(draft))!)
    }
    const should = (entry.kind === 'hold' ? heldStates : states)[wanted.join(' ')]
    if (stateOf(entry, answers) !== should) throw new Error(`${entry._id} is ${stateOf(entry, answers)} after ${wanted.join(', ')}, should be ${should}`)
    const credited = creditedMinutes([entry, ...answers].map(({ columns }) => columns).reduce(plus, nothing))
    const counts = should === 'credited' || should === 'confirmed'
    if (credited !== (counts ? creditedMinutes(entry.columns) + heldMinutes(entry.columns) : 0))
      throw new Error(`${entry._id}: ${credited} minutes count though ${should}`)
  }
}

/** person → sums. */
export const balancesOf = (ledger: Map<string, Kept>): Record<string, Columns> => {
  const sums: Record<string, Columns> = {}
  for (const { volunteer, columns } of ledger.values()) sums[volunteer.id] = plus(sums[volunteer.id] ?? nothing, columns)
  return Object.fromEntries(Object.entries(sums).sort(([one], [other]) => (one < other ? -1 : 1)))
}
