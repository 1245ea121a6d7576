import { findReadable } from '../orders/find-readable.ts'
import { teamLoads } from '../orders/team-loads.ts'
import type { Order } from '../orders/order.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findCountyTeams } from '../teams/find-teams.ts'
import { findUnit } from '../units/find-units.ts'
import { rankCandidates, type CandidateTeam } from './candidates.ts'

type CountyTeam = Awaited<ReturnType<typeof findCountyTeams>>[number]

const asCandidates = async (county: string, teams: CountyTeam[]): Promise<CandidateTeam[]> => {
  const loads = await teamLoads(county)
  return Promise.all(
    teams.map(async ({ _id, unit, ...team }) => ({ ...team, id: _id, load: loads.get(_id) ?? 0, position: (await findUnit(unit))?.position ?? null })),
  )
}

const declinedBy = (order: Order) => order.assignments.filter(({ round, state }) => round === order.round && state === 'declined').map(({ team }) => team.id)

const mayDispatch = (actor: Actor, order: Order) =>
  hasRole(actor, 'dispatcher', order.county) || hasRole(actor, 'supervisor', order.county) || hasRole(actor, 'town_officer', order.town)

/** The teams that could take an order, best first, and why the others could not. For the centre, and for the town's officers its own teams; 403 for others. */
export const findCandidates = async (actor: Actor, id: string) => {
  const order = await findReadable(actor, id)
  if (!mayDispatch(actor, order)) throw new Problem('forbidden')
  const centre = hasRole(actor, 'dispatcher') || hasRole(actor, 'supervisor')
  const teams = (await findCountyTeams(order.county)).filter(({ town }) => centre || town === order.town)
  const place = { ...order, location: order.location ?? null, declinedBy: declinedBy(order) }
  return rankCandidates(place, await asCandidates(order.county, teams), (zh, en) => (actor.language === 'en' ? en : zh))
}
