import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import type { QualificationView } from '../contract/volunteers.ts'
import { inTransaction } from '../db/transaction.ts'
import { tell } from '../notifications/tell.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { findTeamsOfMember } from '../teams/join-team.ts'
import { decidedQualification } from './decided.ts'
import { notOneself } from './deciders.ts'
import { findVolunteer } from './find-volunteer.ts'
import { gatherQualifications } from './gather-qualifications.ts'
import { viewQualification } from './view-volunteer.ts'
import type { HeldQualification, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

export type Verdict = { confirm: true } | { confirm: false; reason: string }

type Judged = { volunteer: Volunteer; held: HeldQualification; teams: string[] }

const decidedNow = async (person: string, id: string, session: ClientSession) => {
  const now = await VolunteerModel.findById(person, { qualifications: 1 }, { session }).lean<Pick<Volunteer, 'qualifications'>>()
  const held = now?.qualifications.find((each) => each.id === id)
  return held ? decidedQualification(held) : absent('page')
}

const settle = async (actor: Actor, { volunteer, held, teams }: Judged, verdict: Verdict, session: ClientSession) => {
  const state = verdict.confirm ? ('confirmed' as const) : ('refused' as const)
  const reason = verdict.confirm ? undefined : verdict.reason
  const by = { id: actor.id, name: actor.name }
  const change = { 'qualifications.$.state': state, 'qualifications.$.decidedBy': by, ...(reason && { 'qualifications.$.reason': reason }) }
  const where = { _id: volunteer._id, qualifications: { $elemMatch: { id: held.id, state: 'waiting' as const } } }
  const { modifiedCount } = await VolunteerModel.updateOne(where, { $set: change }, { session })
  if (modifiedCount === 0) throw await decidedNow(volunteer._id, held.id, session)
  if (verdict.confirm) for (const team of teams) await gatherQualifications({ id: team, county: actor.county }, session)
  const words = { name: held.name, reason: reason ?? '' }
  const { _id: person, county } = volunteer
  await tell([{ county, person, telling: `qualification.${state}`, about: `${held.id} ${state}`, words, at: now() }], session)
  return viewQualification(person, { ...held, state, ...(reason && { reason }) })
}

/** Confirms a volunteer's qualification, or does not: for the leaders of their teams and the county's administrators. 409 once decided. */
export const decideQualification = async (actor: Actor, [person, id]: [string, string], verdict: Verdict): Promise<QualificationView> => {
  const volunteer = await findVolunteer(actor.county, person)
  const held = volunteer.qualifications.find((each) => each.id === id)
  if (!held) throw absent('page')
  const teams = await findTeamsOfMember({ id: person, county: actor.county })
  if (!hasRole(actor, 'admin') && !teams.some(({ leader }) => leader.id === actor.id)) throw new Problem('forbidden')
  notOneself(actor, person)
  const judged = { volunteer, held, teams: teams.map(({ _id }) => _id) }
  return inTransaction((session) => settle(actor, judged, verdict, session))
}
