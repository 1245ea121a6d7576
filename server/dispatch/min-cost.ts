import { firstPrice, move, reprice, search } from './plan-path.ts'
import { begin, type State } from './plan-state.ts'

// Units go from sources to targets at the least total cost. Each unit in turn takes the shortest path to a free slot, moving others aside where that is
// cheaper; prices keep every path's cost at or above zero, so that the whole is optimal after each unit. Costs are whole numbers: sums are exact below 2^53.

/** Sources are orders, targets are teams. Arc and slot lists lie one after the other: those of `i` run from `first[i]` up to `first[i + 1]`. */
export type Network = {
  /** Units each source sends, each to another target; at least 1. */
  demand: Int32Array
  /** Cost of a unit that stays home while the source sends another. */
  shortfall: Float64Array
  /** Cost of the last unit that stays home, so that nothing is sent; at least `shortfall`. */
  penalty: Float64Array
  firstArc: Int32Array
  /** The target each arc leads to; a source has at most one arc to a target. */
  target: Int32Array
  /** Cost of one unit on each arc, 0 or more, never falling within a source. An arc carries at most one. */
  cost: Float64Array
  firstSlot: Int32Array
  /** Cost of each place at a target, 0 or more, never falling within a target. */
  slotCost: Float64Array
}

/** `taken` says for each arc whether it carries a unit. The prices prove it: no arc left out has cost + target price below its source's price. */
export type Flow = { taken: Uint8Array; cost: number; sourcePrice: Float64Array; targetPrice: Float64Array }

const totalCost = ({ taken, cost, used, firstSlot, slotCost, home, demand, penalty, shortfall }: State) => {
  let total = 0
  for (let arc = 0; arc < taken.length; arc++) if (taken[arc] === 1) total += cost[arc]!
  for (let target = 0; target < used.length; target++) for (let n = 0; n < used[target]!; n++) total += slotCost[firstSlot[target]! + n]!
  for (let source = 0; source < home.length; source++) {
    const all = home[source] === demand[source]
    total += all ? (home[source]! - 1) * shortfall[source]! + penalty[source]! : home[source]! * shortfall[source]!
  }
  return total
}

// Those who would pay most for staying home come first, so that when places run out a newcomer finds the prices at its own level and looks no further.
const dearestFirst = ({ penalty }: Network) => Array.from(penalty.keys()).sort((a, b) => penalty[b]! - penalty[a]! || a - b)

/** The cheapest flow, exactly. A RangeError when the costs are too large for exact sums. */
export const minCostFlow = (network: Network): Flow => {
  const state = begin(network)
  for (const source of dearestFirst(network)) {
    state.sourcePrice[source] = firstPrice(state, source)
    for (let unit = 0; unit < state.demand[source]!; unit++) {
      search(state, source)
      move(state, source)
      reprice(state)
    }
  }
  const cost = totalCost(state)
  if (!Number.isSafeInteger(cost)) throw new RangeError('the costs of a plan are whole numbers below 2^53')
  return { taken: state.taken, cost, sourcePrice: state.sourcePrice, targetPrice: state.targetPrice }
}
