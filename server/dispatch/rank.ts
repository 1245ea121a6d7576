import type { Candidates, Named } from '../contract/orders.ts'
import { obstacleOf, type Obstacle } from './plan-filters.ts'
import { ask, inIdOrder, isOverWeekly, partsOf, scaled, scoreOf, standingOf, type CandidateOrder, type CandidateTeam, type Yardstick } from './score.ts'

// Who could take an order, best first, with every part of the score; and why the others could not.

/** A candidate as the API shows it, but for what the dispatcher sees of its presence. */
export type Candidate = Omit<Candidates['items'][number], 'presence' | 'leaderSeenAt'> & { unreachable: boolean }

// One number a candidate, so that sorting compares numbers: unreachable, over the weekly limit, then the score in millionths falling, then the place by id.
const places = 2 ** 20
const rankKey = ({ overWeekly, unreachable, score }: Candidate, place: number) =>
  ((unreachable ? 4e6 : 0) + (overWeekly ? 2e6 : 0) + 1e6 - Math.round(score * 1e6)) * places + place

const inRankOrder = (items: Candidate[]) => {
  const keys = new Float64Array(items.map(rankKey)).sort()
  return items.map((_, rank) => items[keys[rank]! - Math.floor(keys[rank]! / places) * places]!)
}

/** The teams that can take the order, best first, those over their weekly limit and then the unreachable last, ties by id; each team left out has its reason, in order of id. */
export const rankTeams = (order: CandidateOrder, teams: CandidateTeam[], yardstick: Yardstick) => {
  const [asked, weights] = [ask(order, yardstick.now), scaled(yardstick.weights)]
  const items: Candidate[] = []
  const excluded: { team: Named; reason: Obstacle }[] = []
  for (const team of inIdOrder(teams)) {
    const { id, name, load, capacity } = team
    const reason = obstacleOf(team, asked)
    if (reason) excluded.push({ team: { id, name }, reason })
    else {
      const metres = asked.metresTo(team)
      const parts = partsOf(team, standingOf(team, yardstick), { category: order.category, metres })
      items.push({
        team: { id, name },
        score: scoreOf(parts, weights),
        parts,
        metres,
        load,
        capacity,
        overWeekly: isOverWeekly(team),
        unreachable: team.unreachable === true,
      })
    }
  }
  return { items: inRankOrder(items), excluded }
}
