import type { Candidates, Point } from '../contract/orders.ts'
import { covers } from '../teams/covers.ts'
import { metresBetween } from '../units/distance.ts'

// Who could take an order, and why the others could not. Candidates with the most free capacity come first.

export type CandidateTeam = {
  id: string
  name: string
  active: boolean
  onDuty: boolean
  categories: string[]
  area: string[]
  capacity: number
  load: number
  position: Point | null
}
export type CandidateOrder = { county: string; town: string; village: string; grid: string; category: string; location: Point | null; declinedBy: string[] }

type Say = (zh: string, en: string) => string

const obstacle = (order: CandidateOrder, team: CandidateTeam, say: Say) => {
  if (!team.active) return say('已停用', 'Not active')
  if (!team.categories.includes(order.category)) return say('不做这个类别', 'Does not serve this category')
  if (!covers(team, order)) return say('服务范围不含这里', 'Does not serve this place')
  if (!team.onDuty) return say('暂停接单', 'Paused')
  if (team.load >= team.capacity) return say('手上订单已满', 'At full capacity')
  if (order.declinedBy.includes(team.id)) return say('本轮已拒单', 'Declined in this round')
  return null
}

/** Ranks the teams for an order: `score` is the free share of capacity, 0 to 1; each team left out has its reason. */
export const rankCandidates = (order: CandidateOrder, teams: CandidateTeam[], say: Say): Candidates => {
  const judged = teams.map((team) => ({ team, reason: obstacle(order, team, say) }))
  const items = judged
    .filter(({ reason }) => reason === null)
    .map(({ team }) => {
      const load = Math.max(0, 1 - team.load / team.capacity)
      return {
        team: { id: team.id, name: team.name },
        score: load,
        parts: { load },
        metres: metresBetween(order.location, team.position),
        load: team.load,
        capacity: team.capacity,
      }
    })
  const nearest = (metres: number | null) => metres ?? Infinity
  return {
    items: items.sort((a, b) => b.score - a.score || nearest(a.metres) - nearest(b.metres) || a.team.id.localeCompare(b.team.id)),
    excluded: judged.flatMap(({ team, reason }) => (reason ? [{ team: { id: team.id, name: team.name }, reason }] : [])),
  }
}
