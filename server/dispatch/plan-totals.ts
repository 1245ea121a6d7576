import type { PlanTotals } from '../contract/dispatch.ts'
import { placeCost } from './plan-costs.ts'
import type { County, Pair } from './plan-pairs.ts'

// What a choice of teams comes to, so that two choices can be laid side by side.

const sum = <T>(list: T[], value: (item: T) => number) => list.reduce((total, item) => total + value(item), 0)

const loadsAfter = ({ teams }: County, pairs: Pair[]) => {
  const loads = teams.map(({ load }) => load)
  for (const { team } of pairs) loads[team]!++
  return loads
}

const spread = ({ teams }: County, loads: number[]) => {
  const shares = teams.flatMap(({ active, capacity }, n) => (active && capacity > 0 ? [loads[n]! / capacity] : []))
  const mean = sum(shares, (share) => share) / (shares.length || 1)
  return Math.sqrt(sum(shares, (share) => (share - mean) ** 2) / (shares.length || 1))
}

const fillCost = ({ teams }: County, loads: number[]) =>
  sum([...teams.entries()], ([n, team]) => {
    let cost = 0
    for (let place = team.load; place < loads[n]!; place++) cost += placeCost(team, place)
    return cost
  })

const missingCost = ({ orders, unplaced }: County, chosen: Pair[][]) =>
  sum([...orders.entries()], ([n, { teamsNeeded }]) => {
    const missing = teamsNeeded - chosen[n]!.length
    return missing < teamsNeeded ? missing * unplaced[n]!.each : (missing - 1) * unplaced[n]!.each + unplaced[n]!.last
  })

const costOf = (county: County, chosen: Pair[][], loads: number[]): PlanTotals['cost'] => {
  const pairs = chosen.flat()
  const parts = {
    merit: sum(pairs, ({ cost }) => cost.merit),
    travel: sum(pairs, ({ cost }) => cost.travel),
    lateness: sum(pairs, ({ cost }) => cost.lateness),
    weekly: sum(pairs, ({ cost }) => cost.weekly),
    presence: sum(pairs, ({ cost }) => cost.presence),
    balance: fillCost(county, loads),
    unplaced: missingCost(county, chosen),
  }
  return { ...parts, total: sum(Object.values(parts), (part) => part) }
}

/** The totals of the pairs chosen for each order. */
export const totalsOf = (county: County, chosen: Pair[][]): PlanTotals => {
  const pairs = chosen.flat()
  const loads = loadsAfter(county, pairs)
  const count = (is: (given: number, n: number) => boolean) => chosen.filter(({ length }, n) => is(length, n)).length
  const wanted = county.orders.map(({ teamsNeeded }) => teamsNeeded)
  return {
    placed: count((given, n) => given === wanted[n]),
    partly: count((given, n) => given > 0 && given < wanted[n]!),
    unplaced: count((given) => given === 0),
    emergenciesUnplaced: count((given, n) => given === 0 && county.orders[n]!.urgency === 'emergency'),
    metres: sum(pairs, ({ metres }) => metres ?? 0),
    minutesLate: sum(pairs, ({ minutesLate }) => minutesLate),
    balance: spread(county, loads),
    cost: costOf(county, chosen, loads),
  }
}
