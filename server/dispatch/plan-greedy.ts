import type { County, Pair } from './plan-pairs.ts'

// Today's way: order by order as they arrived, each takes the best free candidate.

/** Chooses for one order after the other; teams fill, and their score falls with it, as on the dispatcher's screen. */
export const greedyChooser = ({ teams, yardstick: { weights } }: County) => {
  const given = new Int32Array(teams.length)
  const isFree = ({ team }: Pair) => teams[team]!.load + given[team]! < teams[team]!.capacity
  const scoreNow = ({ team, score, overWeekly, unreachable }: Pair) =>
    score - (weights.load * given[team]!) / teams[team]!.capacity - (overWeekly ? 1 : 0) - (unreachable ? 2 : 0)
  const best = (pairs: Pair[], chosen: Pair[]) => {
    let found: Pair | null = null
    for (const pair of pairs) {
      if (!isFree(pair) || chosen.includes(pair)) continue
      if (!found || scoreNow(pair) > scoreNow(found)) found = pair
    }
    return found
  }
  return (teamsNeeded: number, pairs: Pair[]) => {
    const chosen: Pair[] = []
    for (let pair = best(pairs, chosen); pair && chosen.length < teamsNeeded; pair = best(pairs, chosen)) chosen.push(pair)
    for (const { team } of chosen) given[team]!++
    return chosen
  }
}
