import { Schema } from 'mongoose'
import { defineModel, embedded } from '../db/model.ts'
import type { Ask, Columns, HoldAnswer, LedgerEntry } from './ledger-entry.ts'

const plain = Schema.Types.Mixed
const named = () => embedded({ id: String, name: String })

// One entry for one person of one round, and one answer to an entry: both are the same unique index, as entries that came of an order answer none.
export const LedgerModel = defineModel<LedgerEntry>(
  'LedgerEntry',
  'ledger',
  {
    county: String,
    order: named(),
    round: Number,
    volunteer: named(),
    team: named(),
    kind: String,
    of: String,
    stars: Number,
    at: Date,
    service: plain,
    reasons: { type: [plain], default: undefined },
    reason: String,
    by: named(),
    columns: plain,
    n: Number,
    balance: plain,
  },
  [
    [{ county: 1, 'order.id': 1, round: 1, 'volunteer.id': 1, of: 1 }, { unique: true }],
    [{ county: 1, 'volunteer.id': 1, n: 1 }, { unique: true }],
    [{ county: 1, 'volunteer.id': 1, of: 1, at: -1, _id: -1 }],
    [{ county: 1, 'team.id': 1, of: 1, at: -1, _id: -1 }],
    [{ county: 1, at: 1 }],
  ],
)

/** A person's sums as they are after entry `n`, written together with it. */
export type Balance = Columns & { _id: string; county: string; n: number }

export const BalanceModel = defineModel<Balance>(
  'Balance',
  'balances',
  { county: String, recorded: Number, declared: Number, heldRecorded: Number, heldDeclared: Number, points: Number, n: Number },
  [[{ county: 1 }]],
)

/** A hold that nobody has decided yet, under the id of its entry. */
export type Waiting = { _id: string; county: string; at: Date }

export const WaitingModel = defineModel<Waiting>('WaitingHold', 'held', { county: String, at: Date }, [[{ county: 1, at: 1, _id: 1 }]])

export const HoldAnswerModel = defineModel<HoldAnswer>('HoldAnswer', 'hold-answers', { county: String, entry: String, n: Number, text: String, at: Date }, [
  [{ county: 1, entry: 1, n: 1 }, { unique: true }],
])

const open = { partialFilterExpression: { open: true } }

// One ask that waits for one entry.
export const AskModel = defineModel<Ask>(
  'HoursAsk',
  'hours-asks',
  { county: String, entry: String, volunteer: named(), text: String, at: Date, open: Boolean, answer: plain },
  [
    [
      { county: 1, entry: 1, open: 1 },
      { unique: true, ...open },
    ],
    [{ county: 1, entry: 1, at: 1 }],
    [{ county: 1, at: 1, _id: 1 }, open],
  ],
)
