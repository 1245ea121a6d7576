import { minCostFlow, type Network } from './min-cost.ts'
import { placeCost } from './plan-costs.ts'
import { pairsOf, type County, type Pair } from './plan-pairs.ts'

// A flow over a few pairs of each order, widened until its prices prove that no pair left out could make the plan cheaper.

const mostPairs = 30

/** The pairs of an order that the flow may use, and the least that any other could cost it. */
export type Shortlist = { pairs: Pair[]; beyond: number }

const cheapest = (pairs: Pair[], prices: Float64Array) => {
  const asking = (pair: Pair) => pair.points + prices[pair.team]!
  return pairs.toSorted((a, b) => asking(a) - asking(b) || a.team - b.team).slice(0, mostPairs)
}

const leastOf = (pairs: Pair[], prices: Float64Array) => pairs.reduce((least, { points, team }) => Math.min(least, points + prices[team]!), Infinity)

/** The thirty pairs that cost least at these prices. */
export const shortlist = (pairs: Pair[], prices: Float64Array): Shortlist => {
  if (pairs.length <= mostPairs) return { pairs, beyond: Infinity }
  const kept = cheapest(pairs, prices)
  const names = new Set(kept)
  const dropped = pairs.filter((pair) => !names.has(pair))
  return { pairs: kept, beyond: leastOf(dropped, prices) }
}

const runningSum = (counts: number[]) => {
  const sums = new Int32Array(counts.length + 1)
  for (const [n, count] of counts.entries()) sums[n + 1] = sums[n]! + count
  return sums
}

/** The network of a county: orders send units along their shortlists to the free places of teams. */
export const networkOf = ({ orders, teams, unplaced }: County, lists: Shortlist[]): Network => {
  const pairs = lists.flatMap((list) => list.pairs)
  const free = teams.map(({ load, capacity }) => Math.max(0, capacity - load))
  return {
    demand: Int32Array.from(orders, ({ teamsNeeded }) => teamsNeeded),
    shortfall: Float64Array.from(unplaced, ({ each }) => each),
    penalty: Float64Array.from(unplaced, ({ last }) => last),
    firstArc: runningSum(lists.map((list) => list.pairs.length)),
    target: Int32Array.from(pairs, ({ team }) => team),
    cost: Float64Array.from(pairs, ({ points }) => points),
    firstSlot: runningSum(free),
    slotCost: Float64Array.from(teams.flatMap((team, n) => Array.from({ length: free[n]! }, (_, place) => placeCost(team, team.load + place)))),
  }
}

const widened = (county: County, list: Shortlist, { n, price, prices, opening }: { n: number; price: number; prices: Float64Array; opening: Float64Array }) => {
  const known = new Set(list.pairs.map(({ team }) => team))
  const others = pairsOf(county, county.orders[n]!).filter(({ team }) => !known.has(team))
  const better = cheapest(
    others.filter(({ points, team }) => points + prices[team]! < price),
    prices,
  )
  const added = new Set(better)
  return {
    pairs: [...list.pairs, ...better],
    beyond: leastOf(
      others.filter((pair) => !added.has(pair)),
      opening,
    ),
  }
}

/** The cheapest choice over all pairs of the county: the pairs each order is given, and how many flows it took to prove it. */
export const solve = (county: County, first: Shortlist[], opening: Float64Array) => {
  let lists = first
  for (let rounds = 1; ; rounds++) {
    const network = networkOf(county, lists)
    const { taken, cost, sourcePrice, targetPrice } = minCostFlow(network)
    const before = lists
    lists = lists.map((list, n) => (sourcePrice[n]! > list.beyond ? widened(county, list, { n, price: sourcePrice[n]!, prices: targetPrice, opening }) : list))
    if (lists.every(({ pairs }, n) => pairs.length === before[n]!.pairs.length)) {
      return { chosen: before.map(({ pairs }, n) => pairs.filter((_, k) => taken[network.firstArc[n]! + k] === 1)), cost, rounds, network }
    }
  }
}
