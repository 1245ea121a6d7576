import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import type { Named } from '../contract/orders.ts'
import { inTransaction } from '../db/transaction.ts'
import { tell, type Told } from '../notifications/tell.ts'
import type { Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { giveRole } from '../people/give-role.ts'
import { absent, Problem } from '../problems.ts'
import { findActiveTeams } from '../teams/find-teams.ts'
import { joinTeam } from '../teams/join-team.ts'
import { decidedMeanwhile, decidedRequest } from './decided.ts'
import { mustAdminister, mustDecideFor, notOneself } from './deciders.ts'
import { findVolunteer } from './find-volunteer.ts'
import { gatherQualifications } from './gather-qualifications.ts'
import type { Details, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

// A request is decided once. Whoever waits to be registered is registered, or refused, with the decision on the team they ask to join.

type Decided = { volunteer: Volunteer; team: Named | null; by: Named }

const decidedBy = ({ id, name }: Actor): Named => ({ id, name })

const waitingFor = (team: Named | null) => (team ? { asks: { $elemMatch: { id: team.id, state: 'waiting' as const } } } : { state: 'waiting' as const })

const said = ({ volunteer, team }: Decided, telling: Told['telling'], reason = ''): Told => {
  const { _id: person, county } = volunteer
  const at = now()
  return { county, person, telling, about: `${person} ${telling} ${team?.id ?? county} ${at.getTime()}`, words: { team: team?.name ?? '', reason }, at }
}

const register = async (decided: Decided, session: ClientSession) => {
  const { volunteer, team, by } = decided
  const person = (await findPerson(volunteer._id))!
  const wasWaiting = volunteer.state === 'waiting'
  const $set = wasWaiting ? { state: 'registered' as const, registeredAt: now(), decidedBy: by } : {}
  const asks = team ? { $pull: { asks: { id: team.id } } } : { $set: { ...$set, asks: [] } }
  const { modifiedCount } = await VolunteerModel.updateOne({ _id: person._id, ...waitingFor(team) }, { $set, ...asks }, { session })
  if (modifiedCount === 0) throw await decidedMeanwhile(person._id, { team: team?.id, session })
  const unit = team ? await joinTeam(team.id, { id: person._id, name: person.name }, session) : volunteer.county
  if (unit === null) throw new Problem('team.inactive')
  await giveRole(person._id, { role: 'volunteer', unit }, session)
  if (team) await gatherQualifications({ id: team.id, county: volunteer.county }, session)
  await tell([said(decided, team ? (wasWaiting ? 'volunteer.registered_in' : 'team.joined') : 'volunteer.registered')], session)
}

// What was refused is not kept longer than it is needed: the number may be its owner's, who then comes to register.
const details: Record<keyof Details, 1> = {
  gender: 1,
  idKind: 1,
  idMasked: 1,
  sealedIdentity: 1,
  numberPrint: 1,
  area: 1,
  areaName: 1,
  skills: 1,
  categories: 1,
  times: 1,
  sealedEmergencyContact: 1,
  sealedGuardian: 1,
  publicName: 1,
  agreedAt: 1,
}

const refuse = async (decided: Decided, reason: string, session: ClientSession) => {
  const { volunteer, team, by } = decided
  const where = { _id: volunteer._id, ...waitingFor(team) }
  const wasWaiting = volunteer.state === 'waiting'
  const change = wasWaiting
    ? { $set: { state: 'refused', reason, decidedBy: by, asks: [], qualifications: [] }, $unset: details }
    : { $set: { 'asks.$.state': 'declined', 'asks.$.reason': reason } }
  const { modifiedCount } = await VolunteerModel.updateOne(where, change, { session })
  if (modifiedCount === 0) throw await decidedMeanwhile(volunteer._id, { team: team?.id, session })
  await tell([said(decided, wasWaiting ? 'volunteer.refused' : 'team.declined', reason)], session)
}

/** The registration, where it has something to do with this team; 404 for whoever never asked, 409 once decided. */
const findAsked = async (actor: Actor, person: string, team: { id: string; members: Named[] }) => {
  const volunteer = await findVolunteer(actor.county, person)
  const ask = volunteer.asks.find(({ id }) => id === team.id)
  if (ask?.state === 'waiting') return volunteer
  const joined = team.members.some(({ id }) => id === person)
  if (ask || joined || volunteer.state === 'refused') throw decidedRequest(volunteer, team.id, joined)
  throw absent('person')
}

export type Decision = { accept: true } | { accept: false; reason: string }

const carryOut = async (decided: Decided, decision: Decision) => {
  await inTransaction((session) => (decision.accept ? register(decided, session) : refuse(decided, decision.reason, session)))
}

/** Accepts or declines who asks to join a team: for its leader and the county's administrators. 409 once decided. */
export const decideForTeam = async (actor: Actor, [team, person]: [team: string, person: string], decision: Decision) => {
  const found = await mustDecideFor(actor, team)
  notOneself(actor, person)
  const volunteer = await findAsked(actor, person, found)
  await carryOut({ volunteer, team: { id: found.id, name: found.name }, by: decidedBy(actor) }, decision)
}

/** Registers or refuses who named no team, or one that is not active any more: for the county's administrators. 409 once decided, or when the team is there to decide. */
export const decideForCounty = async (actor: Actor, person: string, decision: Decision) => {
  const volunteer = await findVolunteer(actor.county, person)
  mustAdminister(actor)
  notOneself(actor, person)
  const asked = await findActiveTeams(
    actor.county,
    volunteer.asks.map(({ id }) => id),
  )
  if (volunteer.state !== 'waiting' || asked.length > 0) throw decidedRequest(volunteer)
  await carryOut({ volunteer, team: null, by: decidedBy(actor) }, decision)
}
