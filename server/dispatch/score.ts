import type { Urgency } from '../contract/flow.ts'
import type { Named, Point, ScoreParts } from '../contract/orders.ts'
import { metresFrom } from './plan-distance.ts'
import type { Qualification } from '../teams/covers.ts'
import { localMoment, type DutyHours } from '../teams/duty.ts'
import type { Asked } from './plan-filters.ts'

// What a team is ranked by, and how the parts of its score are made.

export type CandidateTeam = Named & {
  active: boolean
  /** False while the team has paused. */
  onDuty: boolean
  /** When the team is on duty each week; absent = always, empty = never. */
  hours?: DutyHours[]
  /** The team agreed to be called to emergencies outside its hours. */
  alertsForEmergencies: boolean
  categories: string[]
  /** Codes of the counties, towns, villages and grids it serves. */
  area: string[]
  /** It also serves every place within so many metres of its position. */
  radiusMetres?: number | null
  position: Point | null
  /** Open orders it can hold at once, and holds now. */
  capacity: number
  load: number
  qualifications: Qualification[]
  /** Orders it has completed, in all and by category. */
  completed: { total: number; byCategory: Record<string, number> }
  /** Ratings received: how many, and the sum of their stars. */
  stars: { count: number; sum: number }
  /** Median minutes from an offer to its acceptance; null without one. */
  acceptMinutes: number | null
  /** The last offer, whatever the answer: accepting and declining count alike. */
  lastOfferedAt: Date | null
  /** Minutes served this week and the most it wants to serve; null = no limit. */
  weekMinutes: number
  weeklyLimit: number | null
  /** Nobody has seen its leader for long. */
  unreachable?: boolean
}

export type CandidateOrder = {
  county: string
  town: string
  village: string
  grid: string
  category: string
  urgency: Urgency
  location: Point | null
  /** Name of the qualification the service requires. */
  requires?: string | null
  /** Ids of the teams that declined it in this round. */
  declinedBy: string[]
}

export type Weights = ScoreParts

/** What a county measures by: the moment, its weights (0 or more; only their ratio counts) and the mean of all its stars, 1 to 5, null without ratings. */
export type Yardstick = { now: Date; weights: Weights; meanStars: number | null }

export const defaultWeights: Weights = { skill: 0.2, distance: 0.25, load: 0.15, quality: 0.15, promptness: 0.1, fairness: 0.15 }

// Each prior weighs as much as so many orders or ratings; each halving is the distance or time at which a part has fallen (or risen) half-way.
const skillPrior = { orders: 4, share: 0.5 }
const starsPrior = { ratings: 5, mean: 4 }
const halving = { metres: 5000, acceptMinutes: 60, fairMs: 24 * 3_600_000 }
const neutral = 0.5

const halved = (amount: number, half: number) => Math.exp((-Math.LN2 * Math.max(0, amount)) / half)

/** The parts that are the same for every order, 0 to 1 each. */
export const standingOf = ({ load, capacity, stars, acceptMinutes, lastOfferedAt }: CandidateTeam, { now, meanStars }: Yardstick) => {
  const prior = meanStars ?? starsPrior.mean
  const mean = (prior * starsPrior.ratings + stars.sum) / (starsPrior.ratings + stars.count)
  return {
    load: capacity > 0 ? Math.max(0, 1 - load / capacity) : 0,
    quality: (mean - 1) / 4,
    promptness: acceptMinutes === null ? neutral : halved(acceptMinutes, halving.acceptMinutes),
    fairness: lastOfferedAt === null ? 1 : 1 - halved(now.getTime() - lastOfferedAt.getTime(), halving.fairMs),
  }
}

const skillOf = ({ completed }: CandidateTeam, category: string) =>
  ((completed.byCategory[category] ?? 0) + skillPrior.orders * skillPrior.share) / (completed.total + skillPrior.orders)

/** The weights scaled to sum to 1. */
export const scaled = ({ skill, distance, load, quality, promptness, fairness }: Weights): Weights => {
  const sum = skill + distance + load + quality + promptness + fairness || 1
  return { skill: skill / sum, distance: distance / sum, load: load / sum, quality: quality / sum, promptness: promptness / sum, fairness: fairness / sum }
}

type Standing = Omit<ScoreParts, 'skill' | 'distance'>

/** All parts of a team's score for an order of a category at a distance, 0 to 1 each. */
export const partsOf = (team: CandidateTeam, standing: Standing, { category, metres }: { category: string; metres: number | null }): ScoreParts => ({
  skill: skillOf(team, category),
  distance: metres === null ? neutral : halved(metres, halving.metres),
  load: standing.load,
  quality: standing.quality,
  promptness: standing.promptness,
  fairness: standing.fairness,
})

/** Σ weight × part, 0 to 1 in millionths, with weights that sum to 1. */
export const scoreOf = (parts: ScoreParts, weights: Weights) => {
  const { skill, distance, load, quality, promptness, fairness } = parts
  const own = weights.skill * skill + weights.distance * distance + weights.load * load
  return Math.round((own + weights.quality * quality + weights.promptness * promptness + weights.fairness * fairness) * 1e6) / 1e6
}

/** A team that has served more minutes this week than it wants to. */
export const isOverWeekly = ({ weekMinutes, weeklyLimit }: CandidateTeam) => weeklyLimit !== null && weekMinutes > weeklyLimit

/** An order made ready for the filters. */
export const ask = <T extends CandidateOrder>(order: T, now: Date): Asked<T> => {
  const metres = metresFrom(order.location)
  return { order, moment: localMoment(now), metresTo: ({ position }) => metres(position) }
}

/** The same list when it is in order of id already, else a sorted copy. */
export const inIdOrder = <T extends { id: string }>(list: T[]) =>
  list.every(({ id }, n) => n === 0 || list[n - 1]!.id < id) ? list : list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
