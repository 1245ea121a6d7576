import type { PlanTotals } from '../contract/dispatch.ts'
import type { Named } from '../contract/orders.ts'
import { minCostFlow } from './min-cost.ts'
import type { PairCost } from './plan-costs.ts'
import type { ObstacleCode } from './plan-filters.ts'
import { greedyChooser } from './plan-greedy.ts'
import { networkOf, pack, teamsTaken, type PackedPairs } from './plan-network.ts'
import { lookOver, obstaclesTo, pairsOf, type County, type Pair } from './plan-pairs.ts'
import { totalsOf } from './plan-totals.ts'
import type { CandidateOrder, CandidateTeam, Yardstick } from './score.ts'

// All waiting orders against all teams at once: the cheapest choice under the teams' capacities, beside today's greedy one.

export type WaitingOrder = CandidateOrder & {
  id: string
  /** When it reached the centre: the order in which today's way serves. */
  arrivedAt: Date
  /** The deadline; null while its clock stands. */
  dueAt: Date | null
  /** Teams that serve it together; 1 or more. */
  teamsNeeded: number
}

const shortages = {
  none: { zh: '没有符合条件的服务队', en: 'No team fits' },
  few: { zh: '符合条件的服务队不够', en: 'Fewer teams fit than are needed' },
  full: { zh: '符合条件的服务队都已满', en: 'Every team that fits is full already' },
  taken: { zh: '符合条件的服务队名额已给了其他订单', en: 'The teams that fit are given to other orders of this plan' },
} as const

export type ShortageCode = keyof typeof shortages

/** Why an order has fewer teams than it needs, and how many teams each obstacle keeps from it. */
export type Shortage = { code: ShortageCode; zh: string; en: string; obstacles: Partial<Record<ObstacleCode, number>> }

export type PlacedTeam = { team: Named; score: number; metres: number | null; minutesLate: number; overWeekly: boolean; cost: PairCost }
export type PlacedOrder = { order: string; teams: PlacedTeam[]; missing: number; reason: Shortage | null }
export type Plan = {
  /** Orders with at least one team, in order of arrival; `missing` teams a joint order goes without, and why. */
  placed: PlacedOrder[]
  unplaced: { order: string; missing: number; reason: Shortage }[]
  totals: PlanTotals
  /** The same for today's way: by arrival, each the best free candidate. */
  greedy: PlanTotals
}

/** The network of all pairs, and today's choice, from one look at each order's teams. */
export const survey = (county: County) => {
  const chooseGreedily = greedyChooser(county)
  const lists: PackedPairs[] = []
  const greedy: Pair[][] = []
  for (const order of county.orders) {
    const pairs = pairsOf(county, order)
    lists.push(pack(pairs))
    greedy.push(chooseGreedily(order.teamsNeeded, pairs))
  }
  return { network: networkOf(county, lists), greedy }
}

const shortageOf = (county: County, order: WaitingOrder): Shortage => {
  const obstacles = obstaclesTo(county, order)
  const fit = pairsOf(county, order).length
  const short = fit === 0 ? 'none' : 'few'
  const code = fit >= order.teamsNeeded ? 'taken' : obstacles.full ? 'full' : short
  return { code, ...shortages[code], obstacles }
}

const placedTeam = ({ teams }: County, { team, score, metres, minutesLate, overWeekly, cost }: Pair): PlacedTeam => {
  const { id, name } = teams[team]!
  return { team: { id, name }, score, metres, minutesLate, overWeekly, cost }
}

/** The plan for all waiting orders. The order of orders and teams does not change it; its total cost is the least there is. Costs are said in plan-costs.ts. */
export const planDispatch = ({ orders, teams, yardstick }: { orders: WaitingOrder[]; teams: CandidateTeam[]; yardstick: Yardstick }): Plan => {
  const county = lookOver(orders, teams, yardstick)
  const { network, greedy } = survey(county)
  const taken = teamsTaken(network, minCostFlow(network).taken)
  const chosen = county.orders.map((order, n) => pairsOf(county, order, taken[n]))
  const answers = county.orders.map((order, n) => {
    const missing = order.teamsNeeded - chosen[n]!.length
    const reason = missing > 0 ? shortageOf(county, order) : null
    return { order: order.id, teams: chosen[n]!.map((pair) => placedTeam(county, pair)), missing, reason }
  })
  return {
    placed: answers.filter(({ teams }) => teams.length > 0),
    unplaced: answers.flatMap(({ order, teams, missing, reason }) => (teams.length === 0 && reason ? [{ order, missing, reason }] : [])),
    totals: totalsOf(county, chosen),
    greedy: totalsOf(county, greedy),
  }
}
