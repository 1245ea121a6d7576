import type { Status, Urgency } from './flow.ts'
import type { Named } from './orders.ts'

/** An order that waits for the centre, as a plan shows it. */
export type PlanOrder = { id: string; no: string; title: string; category: string; urgency: Urgency; dueAt: string | null; placeName: string; version: number }

/** A team a plan gives to an order: score 0 to 1, metres (null: unknown), minutes it may come after the deadline, and the parts of what that costs, in points. */
export type PlanTeam = {
  team: Named
  score: number
  metres: number | null
  minutesLate: number
  overWeekly: boolean
  cost: { merit: number; travel: number; lateness: number; weekly: number; presence: number }
}

/** What a choice of teams comes to, so that two choices can be laid side by side. */
export type PlanTotals = {
  /** Orders with every team they asked for, with some, with none. */
  placed: number
  partly: number
  unplaced: number
  /** Emergencies without any team. */
  emergenciesUnplaced: number
  /** Metres from teams to their orders, where both places are known. */
  metres: number
  /** Minutes beyond the deadlines (beyond now, where they have passed) until teams may be at the door, summed over teams sent. */
  minutesLate: number
  /** Standard deviation of load ÷ capacity over the active teams: 0 = even. */
  balance: number
  /** The stated cost in points, by parts; `total` is what the plan makes least. */
  cost: PlanTeam['cost'] & { balance: number; unplaced: number; total: number }
}

/** A proposal for all waiting orders, and what taking them one by one, each the best free team, would come to (`greedy`). */
export type PlanView = {
  at: string
  /** Orders that wait beyond the 10,000 that one plan takes. */
  more: number
  placed: { order: PlanOrder; teams: PlanTeam[]; missing: number; reason: string | null }[]
  /** `missing`: how many teams each wants. */
  unplaced: { order: PlanOrder; missing: number; reason: string }[]
  teams: (Named & { capacity: number; load: number })[]
  totals: PlanTotals
  greedy: PlanTotals
}

export type PlanAnswer =
  | { order: string; ok: true; status: Status; version: number }
  | { order: string; ok: false; problem: { code: string; title: string; detail: string } }
