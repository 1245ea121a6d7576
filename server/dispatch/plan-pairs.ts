import { obstacleOf, type Asked, type ObstacleCode } from './plan-filters.ts'
import { minutesLate, pairCost, pricesOf, sumOf, type PairCost, type Unplaced } from './plan-costs.ts'
import type { WaitingOrder } from './plan.ts'
import { ask, inIdOrder, isOverWeekly, partsOf, scaled, scoreOf, standingOf, type CandidateTeam, type Yardstick } from './score.ts'

// The orders and teams of a plan in one order of their own, whatever order they came in, and the pairs that may be.

/** A team that may serve an order: `team` is its place among the county's teams, `points` what the pair costs in all. */
export type Pair = {
  team: number
  score: number
  metres: number | null
  minutesLate: number
  overWeekly: boolean
  unreachable: boolean
  cost: PairCost
  points: number
}

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

const pairOf = ({ teams, standings, yardstick: { now, weights } }: County, { order, metresTo }: Asked<WaitingOrder>, n: number): Pair => {
  const team = teams[n]!
  const metres = metresTo(team)
  const score = scoreOf(partsOf(team, standings[n]!, { category: order.category, metres }), weights)
  const known = {
    score,
    metres,
    minutesLate: minutesLate(order, team, { metres, now }),
    overWeekly: isOverWeekly(team),
    unreachable: team.unreachable === true,
  }
  const cost = pairCost(order.urgency, known)
  return { team: n, ...known, cost, points: sumOf(cost) }
}

/** Every team that may take the order now, or those of them that are `among` the given, with what each would cost. */
export const pairsOf = (county: County, order: WaitingOrder, among = county.byCategory.get(order.category) ?? []): Pair[] => {
  const asked = ask(order, county.yardstick.now)
  return among.filter((n) => !obstacleOf(county.teams[n]!, asked)).map((n) => pairOf(county, asked, n))
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
