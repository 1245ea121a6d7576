import type { Named } from './orders.ts'
import type { Action, Status, Step, TimedStep, Urgency } from './flow.ts'

/** Orders that wait at a step now, and that passed it today. */
export type StepFlow = { step: Step; waiting: number; passed: number }

/** Open orders of a village: all, those near and past their deadline, and emergencies. */
export type VillageLoad = { town: string; village: string; orders: number; near: number; late: number; emergency: number }

/** A move that was made, without a word that anyone wrote. */
export type Move = { eventId: string; action: Action; status: Status; town: string; village: string; category: string; urgency: Urgency; at: string }

/** `share`: 0 to 1, of `count`; null while there is nothing to count. */
export type Share = { share: number | null; count: number }
export type MeanStars = { mean: number | null; count: number }

/** A county in figures, today in Asia/Shanghai; no personal data. */
export type Today = {
  date: string
  flow: StepFlow[]
  /** What was posted and what was finished by the hour of today, 0 to 23, up to now. */
  hours: { hour: number; posted: number; served: number }[]
  overdue: number
  postedToday: number
  ratedToday: number
  /** Of the orders of the last 30 days whose service is done: those that were never overdue; and the stars given in those days. */
  onTime: Share
  rating: MeanStars
  minutes: { today: number; total: number }
  people: { registered: number; servedToday: number }
  teams: { onDuty: number; active: number }
  villages: VillageLoad[]
  moves: Move[]
  at: string
}

/** A unit in figures: its orders that wait, by status; and of this month and the last 30 days, what was finished and how it was rated. */
export type AreaFigures = { unit: string; counts: Partial<Record<Status, number>>; near: number; overdue: number; servedThisMonth: number; rating: MeanStars }

/** How a town, a village or a team did with the orders posted in a span. `id` is the unit's code or the team's id. */
export type Scorecard = Named & {
  orders: number
  /** Orders none of whose steps ran over, of all: 0 to 1. */
  onTime: number
  rated: number
  /** The mean of the stars given; null where nobody has rated. */
  stars: number | null
  /** The median of each step's minutes, where any was walked. A team has `accept` and `fulfil` alone. */
  minutes: Partial<Record<TimedStep, number>>
}

/** `unit`: the town, where they are of its villages. */
export type Scorecards = { by: 'town' | 'village' | 'team'; unit: Named | null; from: string; to: string; items: Scorecard[] }
