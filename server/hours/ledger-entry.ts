import type { AskOutcome, EntryState, HoldReason, ServiceFacts } from '../contract/people.ts'
import type { Named } from '../contract/orders.ts'
import type { Words } from '../orders/order-words.ts'

// The ledger as plain data. Entries are written once and never changed; a balance is the sum of a person's entries.

/** Whole minutes; points in hundredths. Signed: what an entry adds to the sums. */
export type Columns = { recorded: number; declared: number; heldRecorded: number; heldDeclared: number; points: number }

export type EntryKind = 'credit' | 'hold' | 'confirm' | 'void' | 'reversal'

/** Why an entry is held, in both languages, as it was found when it was written. */
export type Held = { code: HoldReason['code'] } & Words

/** An entry before it has its place in its person's sequence. `of`: the entry it answers; null for one that came of an order. */
export type Draft = {
  _id?: string
  county: string
  order: Named
  round: number
  volunteer: Named
  team: Named | null
  kind: EntryKind
  of: string | null
  stars: number | null
  at: Date
  service: Omit<ServiceFacts, 'from' | 'to'> & { from: Date; to: Date }
  reasons?: Held[]
  reason?: string
  by?: Named
  columns: Columns
}

/** `n` counts a person's entries from 1; `balance` is the sum up to and with this one. */
export type LedgerEntry = Draft & { _id: string; n: number; balance: Columns }

/** How an ask for correction ended. */
export type AskAnswer = { outcome: AskOutcome; reason: string; by: Named; at: Date }

/** A volunteer's ask to correct an entry of theirs, named by the order's entry; `open` while it waits. */
export type Ask = { _id: string; county: string; entry: string; volunteer: Named; text: string; at: Date; open?: true; answer: AskAnswer | null }

/** What a volunteer says to a hold; written once. */
export type HoldAnswer = { _id: string; county: string; entry: string; n: number; text: string; at: Date }

export const names = ['recorded', 'declared', 'heldRecorded', 'heldDeclared', 'points'] as const

const each = (of: (name: keyof Columns) => number) => Object.fromEntries(names.map((name) => [name, of(name)])) as Columns

export const nothing = each(() => 0)
export const plus = (one: Columns, other: Columns) => each((name) => one[name] + other[name])
// No negative zero: it would be kept as such.
export const minus = (columns: Columns) => each((name) => 0 - columns[name])

export const creditedMinutes = ({ recorded, declared }: Columns) => recorded + declared
export const heldMinutes = ({ heldRecorded, heldDeclared }: Columns) => heldRecorded + heldDeclared

/** Whether an entry undoes a decision: it answers what gave up or took back minutes, or what gave them back. */
export const undoes = ({ kind }: Draft, to: Draft) => kind === 'reversal' && (to.kind === 'void' || to.kind === 'reversal')

const states = { credit: 'credited', hold: 'held', confirm: 'confirmed', void: 'voided', reversal: 'reversed' } as const

/** How an entry of an order stands after its answers, each of which answers the one before: a decision that was undone is as if it had not been. */
export const stateOf = (entry: Draft, answers: Draft[]): EntryState => {
  const last = answers.at(-1)
  if (!last) return states[entry.kind]
  return undoes(last, answers.at(-2) ?? entry) ? stateOf(entry, answers.slice(0, -2)) : states[last.kind]
}
