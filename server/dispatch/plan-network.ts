import type { Network } from './min-cost.ts'
import { placeCost } from './plan-costs.ts'
import type { County, Pair } from './plan-pairs.ts'

// The orders, the teams and every pair that may be, as the network of a flow.

/** An order's pairs in one number each, from cheap to dear: points, then the team. */
export type PackedPairs = Float64Array

const teamsAtMost = 2 ** 20

/** Packs the pairs of an order, so that millions fit. */
export const pack = (pairs: Pair[]): PackedPairs => Float64Array.from(pairs, ({ points, team }) => points * teamsAtMost + team).sort()

const runningSum = (counts: number[]) => {
  const sums = new Int32Array(counts.length + 1)
  for (const [n, count] of counts.entries()) sums[n + 1] = sums[n]! + count
  return sums
}

const unpacked = (lists: PackedPairs[], firstArc: Int32Array) => {
  const target = new Int32Array(firstArc.at(-1)!)
  const cost = new Float64Array(firstArc.at(-1)!)
  for (const [n, list] of lists.entries()) {
    for (let k = 0; k < list.length; k++) {
      target[firstArc[n]! + k] = list[k]! % teamsAtMost
      cost[firstArc[n]! + k] = Math.floor(list[k]! / teamsAtMost)
    }
  }
  return { target, cost }
}

/** Orders send as many units as they need teams, along their pairs, to the free places of the teams. */
export const networkOf = ({ orders, teams, unplaced }: County, lists: PackedPairs[]): Network => {
  const free = teams.map(({ load, capacity }) => Math.max(0, capacity - load))
  const firstArc = runningSum(lists.map(({ length }) => length))
  return {
    demand: Int32Array.from(orders, ({ teamsNeeded }) => teamsNeeded),
    shortfall: Float64Array.from(unplaced, ({ each }) => each),
    penalty: Float64Array.from(unplaced, ({ last }) => last),
    firstArc,
    ...unpacked(lists, firstArc),
    firstSlot: runningSum(free),
    slotCost: Float64Array.from(teams.flatMap((team, n) => Array.from({ length: free[n]! }, (_, place) => placeCost(team, team.load + place)))),
  }
}

/** The teams that a flow gives each order. */
export const teamsTaken = ({ firstArc, target }: Network, taken: Uint8Array) =>
  Array.from({ length: firstArc.length - 1 }, (_, n) => [...target.subarray(firstArc[n], firstArc[n + 1])].filter((_, k) => taken[firstArc[n]! + k] === 1))
