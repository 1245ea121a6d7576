import { obstacleOf, type ObstacleCode } from './plan-filters.ts'
import { minutesLate, pairCost, placeCost, pricesOf, sumOf, type PairCost, type Unplaced } from './plan-costs.ts'
import type { WaitingOrder } from './plan.ts'
import { ask, inIdOrder, isOverWeekly, partsOf, scaled, scoreOf, standingOf, type CandidateTeam, type Yardstick } from './score.ts'

// The orders and teams of a plan in one order of their own, whatever order they came in, and the pairs that may be.

/** A team that may serve an order: `team` is its place among the county's teams, `points` what the pair costs in all. */
export type Pair = { team: number; score: number; metres: number | null; minutesLate: number; overWeekly: boolean; cost: PairCost; points: number }

export type County = {
  orders: WaitingOrder[]
  teams: CandidateTeam[]
  standings: ReturnType<typeof standingOf>[]
  byCategory: Map<string, number[]>
  /** What each order pays for a team it does not get. */
  unplaced: Unplaced[]
  yardstick: Yardstick
}

const byArrival = (a: WaitingOrder, b: WaitingOrder) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || (a.id < b.id ? -1 : 1)

const inCategories = (teams: CandidateTeam[]) => {
  const groups = new Map<string, number[]>()
  for (const [n, { categories }] of teams.entries()) for (const name of new Set(categories)) groups.set(name, [...(groups.get(name) ?? []), n])
  return groups
}

/** All that every order of the plan asks of the teams, worked out once. */
export const lookOver = (orders: WaitingOrder[], teams: CandidateTeam[], yardstick: Yardstick): County => {
  const [arrived, named] = [orders.toSorted(byArrival), inIdOrder(teams)]
  return {
    orders: arrived,
    teams: named,
    standings: named.map((team) => standingOf(team, yardstick)),
    byCategory: inCategories(named),
    unplaced: pricesOf(arrived, yardstick.now),
    yardstick: { ...yardstick, weights: scaled(yardstick.weights) },
  }
}

/** Every team that may take the order now, with what it would cost. */
export const pairsOf = ({ teams, standings, byCategory, yardstick: { now, weights } }: County, order: WaitingOrder): Pair[] => {
  const asked = ask(order, now)
  const pairs: Pair[] = []
  for (const n of byCategory.get(order.category) ?? []) {
    const team = teams[n]!
    if (obstacleOf(team, asked)) continue
    const metres = asked.metresTo(team)
    const score = scoreOf(partsOf(team, standings[n]!, { category: order.category, metres }), weights)
    const known = { score, metres, minutesLate: minutesLate(order, team, { metres, now }), overWeekly: isOverWeekly(team) }
    const cost = pairCost(order.urgency, known)
    pairs.push({ team: n, ...known, cost, points: sumOf(cost) })
  }
  return pairs
}

/** How many teams each reason keeps from the order. */
export const obstaclesTo = ({ teams, yardstick }: County, order: WaitingOrder) => {
  const asked = ask(order, yardstick.now)
  const counts: Partial<Record<ObstacleCode, number>> = {}
  for (const team of teams) {
    const code = obstacleOf(team, asked)?.code
    if (code) counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

/** What a team's next place costs before the plan gives it anything. */
export const openingPrices = ({ teams }: County) => Float64Array.from(teams, (team) => (team.load < team.capacity ? placeCost(team, team.load) : 0))
