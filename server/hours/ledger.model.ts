import type { Named } from '../contract/orders.ts'
import { defineModel, embedded } from '../db/model.ts'

/** One entry of the ledger: whole minutes a person gave to an order in one round. Entries are written once and never changed. */
export type LedgerEntry = {
  _id: string
  county: string
  order: Named
  round: number
  volunteer: Named
  team?: Named
  minutes: number
  stars: number | null
  points: number
  state: 'credited' | 'held'
  at: Date
}

const named = () => embedded({ id: String, name: String })

export const LedgerModel = defineModel<LedgerEntry>(
  'LedgerEntry',
  'ledger',
  { county: String, order: named(), round: Number, volunteer: named(), team: named(), minutes: Number, stars: Number, points: Number, state: String, at: Date },
  [[{ 'order.id': 1, round: 1, 'volunteer.id': 1 }, { unique: true }], [{ 'volunteer.id': 1, at: -1 }], [{ 'team.id': 1, at: -1 }]],
)
