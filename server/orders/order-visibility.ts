import type { AssignmentState, Role, Status } from '../contract/flow.ts'
import { localDate, now } from '../clock.ts'
import { hasRole, isSystem, ledTeams, type Actor, type ActorTeam } from '../people/actor.ts'
import { validOn } from '../teams/covers.ts'
import { earthMetres } from '../units/distance.ts'
import { flow, statuses, type By, type Place, type Reach } from './order-flow.ts'
import { isServed } from './order-facts.ts'
import type { Order } from './order.ts'
import { ownAssignments } from './order-reach.ts'

// What a person may see and must do, as database filters built from the same table: who has a right at a place sees that place.

export type Filter = Record<string, unknown>

const kinds: Place[] = ['grid', 'village', 'town', 'county']
const isPlace = (reach: Reach): reach is Place => kinds.includes(reach as Place)

/** role → the kind of place where the table gives it a right on existing orders. */
export const scopes = new Map<Role, Place>(
  flow
    .filter((row) => row.from.length > 0)
    .flatMap((row) => row.by)
    .filter((by): by is By & { role: Role; reach: Place } => isPlace(by.reach))
    .map((by) => [by.role, by.reach]),
)

const atOwnPlaces = (actor: Actor): Filter[] => actor.roles.flatMap(({ role, unit }) => (scopes.has(role) ? [{ [scopes.get(role)!]: unit }] : []))

const ownTeamIds = (actor: Actor) => ledTeams(actor).map((team) => team.id)

const around = ({ radiusMetres, position }: ActorTeam): Filter[] =>
  radiusMetres && position ? [{ location: { $geoWithin: { $centerSphere: [position.coordinates, radiusMetres / earthMetres] } } }] : []

/** Open orders that teams led by this person could take, or could have taken: a loser of the race still sees who won. */
export const inMarket = (actor: Actor): Filter[] =>
  ledTeams(actor).map((team) => ({
    open: true,
    category: { $in: team.categories },
    requires: { $in: [null, ...validOn(team.qualifications ?? [], localDate(now())).map(({ name }) => name)] },
    'market.later': { $ne: team.id },
    ...(!team.area.includes(actor.county) && { $or: [...kinds.map((place) => ({ [place]: { $in: team.area } })), ...around(team)] }),
  }))

/** What this person asked for, first or as one of those whose orders were merged into it. */
const asked = (actor: Actor): Filter[] => [{ 'requester.id': actor.id }, { 'followers.id': actor.id }]

/** Orders that this person serves or served, with a team whose part stands so. */
const servedWith = ({ id }: Actor, ...states: AssignmentState[]): Filter => ({
  'assignments.volunteers.id': id,
  assignments: { $elemMatch: { state: { $in: states }, 'volunteers.id': id } },
})

const nowhere: Filter = { _id: null }
const either = (actor: Actor, clauses: Filter[]): Filter => ({ county: actor.county, ...(clauses.length ? { $or: clauses } : nowhere) })

/** Every order this person may read. */
export const visibleTo = (actor: Actor): Filter => {
  if (isSystem(actor)) return { county: actor.county }
  const places = atOwnPlaces(actor)
  if (places.some((place) => 'county' in place)) return { county: actor.county }
  const teams = ownTeamIds(actor)
  const assigned = hasRole(actor, 'volunteer') ? [servedWith(actor, 'accepted', 'completed')] : []
  const byTeam = teams.length ? [{ 'assignments.team.id': { $in: teams } }, ...inMarket(actor)] : []
  return either(actor, [...places, ...asked(actor), ...assigned, ...byTeam])
}

/** Orders in which the part of a team led by this person stands so. */
const withPart = (actor: Actor, state: AssignmentState): Filter[] =>
  ownTeamIds(actor).map((id) => ({
    status: { $in: ['dispatched', 'serving'] },
    'assignments.team.id': id,
    assignments: { $elemMatch: { 'team.id': id, state } },
  }))

const heldIn = (actor: Actor, status: Status): Filter[] => {
  const { holder } = statuses[status]
  if (!holder) return []
  if (holder.at === 'requester') return asked(actor).map((clause) => ({ status, ...clause }))
  if (holder.at !== 'teams') return actor.roles.filter(({ role }) => role === holder.role).map(({ unit }) => ({ status, [holder.at]: unit }))
  return withPart(actor, status === 'dispatched' ? 'offered' : 'accepted')
}

const asking: Role[] = ['resident', 'grid_worker']
const serving: Role[] = ['volunteer', 'team_leader']

/** Every order on which this person must act now; `as` one role, what is another's is left out. */
export const mustAct = (actor: Actor, as?: Role) => {
  const isTheirs = (status: Status) => !as || statuses[status].holder?.at !== 'requester' || asking.includes(as)
  const held = (Object.keys(statuses) as Status[]).filter(isTheirs).flatMap((status) => heldIn(actor, status))
  return either(actor, [...held, ...(!as || serving.includes(as) ? [{ status: 'serving', ...servedWith(actor, 'accepted') }] : [])])
}

/** Orders offered to teams this person leads, which wait for their answer. */
export const offeredTo = (actor: Actor) => either(actor, withPart(actor, 'offered'))

/** Open orders waiting for any team, of those this person leads. */
export const openToTeamsOf = (actor: Actor) => {
  const clauses = inMarket(actor).map((clause) => ({ ...clause, status: 'dispatched' }))
  return either(actor, clauses)
}

/** Whether this person's post makes them answer for the order's place. */
export const oversees = (actor: Actor, order: Order) => actor.roles.some(({ role, unit }) => scopes.has(role) && unit === order[scopes.get(role)!])

/** Contact details are for those who act on the order: its requester, the officers of its place, the teams that took it. */
export const seesContact = (actor: Actor, order: Order) =>
  order.requester.id === actor.id ||
  oversees({ ...actor, roles: actor.roles.filter(({ role }) => role !== 'supervisor') }, order) ||
  ownAssignments(actor, order).some(({ state }) => state === 'accepted' || state === 'completed') ||
  order.assignments.filter(isServed).some(({ volunteers }) => volunteers.some(({ id }) => id === actor.id))

/** Those to whom contact details are masked may ask for them when they oversee the order or are offered it, naming a purpose that is kept. */
export const mayReveal = (actor: Actor, order: Order) =>
  seesContact(actor, order) || oversees(actor, order) || ownAssignments(actor, order).some(({ state }) => state === 'offered')
