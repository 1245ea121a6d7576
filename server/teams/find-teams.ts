import { now } from '../clock.ts'
import type { Urgency } from '../contract/flow.ts'
import type { TeamCard } from '../contract/live.ts'
import type { Page } from '../contract/orders.ts'
import type { TeamView } from '../contract/people.ts'
import { teamLoads } from '../orders/team-loads.ts'
import { hasRole, type Actor, type ActorTeam } from '../people/actor.ts'
import { absent } from '../problems.ts'
import { presenceOf } from './presence.ts'
import { findPositions } from '../units/find-units.ts'
import type { Eligibility } from './covers.ts'
import { localMoment, mayAlert } from './duty.ts'
import { TeamModel, type Team } from './team.model.ts'

type Member = { _id: string; county: string }

/** The teams a person is a member of, leaders included, as authority needs them. */
export const teamsOf = async ({ _id: person, county }: Member): Promise<ActorTeam[]> => {
  const teams = await TeamModel.find({ county, 'members.id': person }, { ...eligibility, name: 1, leader: 1 }).lean<Team[]>()
  const placed = await withPositions(teams)
  return placed.map(({ _id, leader, ...team }) => ({ ...team, id: _id, leader: leader.id === person }))
}

const eligibility = { unit: 1, active: 1, categories: 1, area: 1, radiusMetres: 1, qualifications: 1 } as const

/** Teams with the place they set out from, which is the middle of a circle they serve: their home unit's position. */
const withPositions = async <T extends { unit: string }>(teams: T[]) => {
  const positions = await findPositions(teams.map(({ unit }) => unit))
  return teams.map((team) => ({ ...team, position: positions.get(team.unit) ?? null }))
}

/** The county's active teams with these ids; ids of other teams are simply not among them. */
export const findActiveTeams = (county: string, ids: string[]) => TeamModel.find({ county, active: true, _id: { $in: ids } }).lean<Team[]>()

/** The county's active teams of a category, as far as it matters for what they may serve. */
export const findTeamsFor = async (county: string, category: string) =>
  withPositions(await TeamModel.find({ county, active: true, categories: category }, eligibility).lean<(Eligibility & { _id: string; unit: string })[]>())

/** The members of a team, its leader included. */
export const membersOf = async (county: string, id: string) => (await TeamModel.findOne({ _id: id, county }).lean<Team>())?.members ?? []

/** The leaders of these teams of a county. */
export const findTeamLeaders = async (county: string, ids: string[]) =>
  ids.length === 0 ? [] : (await TeamModel.find({ county, _id: { $in: ids } }, { leader: 1 }).lean<Team[]>()).map(({ leader }) => leader.id)

/** The leaders of those of these teams of a county that may be alerted at a moment. */
export const findLeadersToAlert = async (county: string, ids: string[], { urgency, at }: { urgency: Urgency; at: Date }) => {
  const teams = await TeamModel.find({ county, _id: { $in: ids } }, { leader: 1, onDuty: 1, hours: 1, alertsForEmergencies: 1 }).lean<Team[]>()
  return teams.filter((team) => mayAlert(team, urgency, localMoment(at))).map(({ leader }) => leader.id)
}

/** Every team of the county, for those who must say why one is not a candidate. */
export const findCountyTeams = (county: string) => TeamModel.find({ county }).lean<Team[]>()

type Query = { limit: number; cursor?: string }

/** The teams of the actor's county, paged by id. */
export const listTeams = async (actor: Actor, { limit, cursor }: Query): Promise<Page<TeamView>> => {
  const after = cursor ? { _id: { $gt: cursor } } : {}
  const teams = await TeamModel.find({ county: actor.county, ...after })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<Team[]>()
  const page = teams.slice(0, limit)
  return { items: await viewTeams(actor, page), nextCursor: teams.length > limit ? page.at(-1)!._id : null }
}

/** One team of the actor's county; 404 otherwise. */
export const showTeam = async (actor: Actor, id: string) => {
  const team = await TeamModel.findOne({ _id: id, county: actor.county }).lean<Team>()
  if (!team) throw absent('team')
  return (await viewTeams(actor, [team]))[0]!
}

/** How the county's active teams stand now. */
export const findTeamCards = async (county: string): Promise<TeamCard[]> => {
  const at = now()
  const teams = await TeamModel.find({ county, active: true }, { name: 1, capacity: 1, onDuty: 1, leaderSeenAt: 1 }).lean<Team[]>()
  const loads = await teamLoads(county)
  return teams.map(({ _id, name, capacity, onDuty, ...team }) => ({
    id: _id,
    name,
    load: loads.get(_id) ?? 0,
    capacity,
    onDuty,
    presence: presenceOf({ onDuty, ...team }, at),
    leaderSeenAt: team.leaderSeenAt?.toISOString() ?? null,
    at: at.toISOString(),
  }))
}

// When a leader was last there is for those who send teams out, and for the team.
const seesPresence = (actor: Actor, team: Team) =>
  (['dispatcher', 'supervisor', 'admin', 'town_officer'] as const).some((role) => hasRole(actor, role)) || actor.teams.some(({ id }) => id === team._id)

const presenceFor = (actor: Actor, team: Team, at: Date) =>
  seesPresence(actor, team)
    ? { alertsForEmergencies: team.alertsForEmergencies ?? false, presence: presenceOf(team, at), leaderSeenAt: team.leaderSeenAt?.toISOString() ?? null }
    : { alertsForEmergencies: null, presence: null, leaderSeenAt: null }

const viewTeams = async (actor: Actor, teams: Team[]): Promise<TeamView[]> => {
  const loads = await teamLoads(actor.county)
  const at = now()
  return teams.map((team) => {
    const { _id, unit, name, categories, area, capacity, onDuty, leader, members } = team
    return { id: _id, name, unit, categories, area, capacity, load: loads.get(_id) ?? 0, onDuty, ...presenceFor(actor, team, at), leader, members }
  })
}
