import type { Candidates } from '../contract/orders.ts'
import { findReadable } from '../orders/find-readable.ts'
import type { Order } from '../orders/order.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { asCandidateOrder } from './asked.ts'
import { readTeams, type ReadTeam } from './read-teams.ts'
import { rankTeams, type Candidate } from './rank.ts'

const mayDispatch = (actor: Actor, order: Order) =>
  hasRole(actor, 'dispatcher', order.county) || hasRole(actor, 'supervisor', order.county) || hasRole(actor, 'town_officer', order.town)

const hundredths = (value: number) => Math.round(value * 100) / 100

const view = ({ parts, score, ...candidate }: Candidate, { presence, leaderSeenAt }: ReadTeam): Candidates['items'][number] => ({
  ...candidate,
  score: hundredths(score),
  parts: {
    skill: hundredths(parts.skill),
    distance: hundredths(parts.distance),
    load: hundredths(parts.load),
    quality: hundredths(parts.quality),
    promptness: hundredths(parts.promptness),
    fairness: hundredths(parts.fairness),
  },
  presence,
  leaderSeenAt: leaderSeenAt?.toISOString() ?? null,
})

/** The teams that could take an order, best first, and why the others could not. For the centre, and for the town's officers its own teams; 403 for others. */
export const findCandidates = async (actor: Actor, id: string): Promise<Candidates> => {
  const order = await findReadable(actor, id)
  if (!mayDispatch(actor, order)) throw new Problem('forbidden')
  const centre = hasRole(actor, 'dispatcher') || hasRole(actor, 'supervisor')
  const { teams, yardstick } = await readTeams(order.county)
  const byId = new Map(teams.filter(({ town }) => centre || town === order.town).map((team) => [team.id, team]))
  const { items, excluded } = rankTeams(asCandidateOrder(order), [...byId.values()], yardstick)
  return {
    items: items.map((candidate) => view(candidate, byId.get(candidate.team.id)!)),
    excluded: excluded.map(({ team, reason }) => ({ team, reason: actor.language === 'en' ? reason.en : reason.zh })),
  }
}
