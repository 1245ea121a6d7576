import type { Urgency } from '../contract/flow.ts'
import type { CandidateTeam } from './score.ts'
import type { WaitingOrder } from './plan.ts'

// What a plan costs, in whole points; the least total wins. One point is a thousandth of the score.

const points = {
  /** A score of 0 instead of 1. */
  merit: 1000,
  /** Each kilometre to an order, up to 50 km, times the weight of its urgency. */
  kilometre: 20,
  /** Each minute late, up to 480, times the weight of its urgency. */
  minuteLate: 5,
  /** A team over its weekly limit. */
  weekly: 2000,
  /** A team whose leader has not been seen for long. */
  presence: 4000,
  /** Filling a team's last place; the places before it cost less in proportion. */
  lastPlace: 300,
  /** A team an order wanted and did not get; twice when it gets none. An emergency's is reckoned by `pricesOf`. */
  unplaced: { normal: 20_000, urgent: 60_000 },
  /** Added to that when the deadline is now or past; halves with every 8 hours ahead. */
  deadline: 10_000,
}
const urgencyWeight: Record<Urgency, number> = { normal: 1, urgent: 2, emergency: 4 }
const most = { metres: 50_000, minutesLate: 480 }
const assumed = { metres: 5000, acceptMinutes: 60, metresPerMinute: 500 }
const dearestPair =
  points.merit +
  points.weekly +
  points.presence +
  points.lastPlace +
  urgencyWeight.emergency * ((points.kilometre * most.metres) / 1000 + points.minuteLate * most.minutesLate)

const minutesLeft = ({ dueAt }: WaitingOrder, now: Date) => (dueAt ? (dueAt.getTime() - now.getTime()) / 60_000 : Infinity)

/** Whole minutes after the deadline (after now, when it has passed) at which a team may be at the door: its usual minutes to accept, then 30 km/h. */
export const minutesLate = (order: WaitingOrder, { acceptMinutes }: CandidateTeam, { metres, now }: { metres: number | null; now: Date }) => {
  const needed = (acceptMinutes ?? assumed.acceptMinutes) + (metres ?? assumed.metres) / assumed.metresPerMinute
  return Math.round(Math.max(0, needed - Math.max(0, minutesLeft(order, now))))
}

/** The parts of what it costs to send one team to one order, in points. */
export type PairCost = { merit: number; travel: number; lateness: number; weekly: number; presence: number }

/** The cost of a pair from what is known of it: the score 0 to 1, metres (null: taken as 5 km), minutes late, the weekly limit, whether it can be reached. */
export const pairCost = (
  urgency: Urgency,
  pair: { score: number; metres: number | null; minutesLate: number; overWeekly: boolean; unreachable: boolean },
): PairCost => {
  const weight = urgencyWeight[urgency]
  return {
    merit: Math.round(points.merit * (1 - pair.score)),
    travel: Math.round((weight * points.kilometre * Math.min(most.metres, pair.metres ?? assumed.metres)) / 1000),
    lateness: weight * points.minuteLate * Math.min(most.minutesLate, pair.minutesLate),
    weekly: pair.overWeekly ? points.weekly : 0,
    presence: pair.unreachable ? points.presence : 0,
  }
}

export const sumOf = ({ merit, travel, lateness, weekly, presence }: PairCost) => merit + travel + lateness + weekly + presence

/** What the team's place number `place` (from 0) costs: fuller teams cost more, so that work spreads. */
export const placeCost = ({ capacity }: CandidateTeam, place: number) => Math.round((points.lastPlace * (place + 1)) / capacity)

/** What each team an order goes without costs it. */
export type Unplaced = { each: number; last: number }

/** What each order pays for the teams it does not get. One team for an emergency weighs more than all other costs of the plan together. */
export const pricesOf = (orders: WaitingOrder[], now: Date): Unplaced[] => {
  const bonus = orders.map((order) => Math.round(points.deadline * 2 ** (-Math.max(0, minutesLeft(order, now)) / 480)))
  const each = orders.map(({ urgency }, n) => (urgency === 'emergency' ? 0 : points.unplaced[urgency] + bonus[n]!))
  const others = orders.reduce((sum, { teamsNeeded }, n) => sum + each[n]! * (teamsNeeded + 1) + dearestPair * teamsNeeded, 1)
  return orders.map(({ urgency }, n) => {
    const price = urgency === 'emergency' ? others + bonus[n]! : each[n]!
    return { each: price, last: 2 * price }
  })
}
