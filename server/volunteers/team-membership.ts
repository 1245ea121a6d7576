import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import { inTransaction } from '../db/transaction.ts'
import { findAssigned } from '../orders/find-assigned.ts'
import { tell } from '../notifications/tell.ts'
import type { Actor } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { findActiveTeams, showTeam } from '../teams/find-teams.ts'
import { leaveTeam } from '../teams/join-team.ts'
import { findDeciders } from './deciders.ts'
import { showApplication } from './find-volunteer.ts'
import { gatherQualifications } from './gather-qualifications.ts'
import type { Ask, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

const mostAsked = 5

/** How many of a registration's requests wait, counted by the database in the very write that adds one. */
const waitingAsks = { $size: { $filter: { input: '$asks', cond: { $eq: ['$$this.state', 'waiting'] } } } }

const whyNot = async (person: string, team: string, session: ClientSession) => {
  const asked = await VolunteerModel.exists({ _id: person, 'asks.id': team }).session(session)
  return new Problem(asked ? 'team.already' : 'team.enough-asked')
}

/** Asks to join a further team: for registered volunteers (409 before), once at a time; 409 for members. */
export const askToJoin = async (actor: Actor, id: string) => {
  const [team] = await findActiveTeams(actor.county, [id])
  if (!team) throw absent('team')
  const volunteer = await VolunteerModel.findById(actor.id).lean<Volunteer>()
  if (volunteer?.state !== 'registered') throw new Problem('volunteer.not-registered')
  if (team.members.some((member) => member.id === actor.id)) throw new Problem('team.already')
  const at = now()
  const ask: Ask = { id, name: team.name, state: 'waiting', at }
  await inTransaction(async (session) => {
    await VolunteerModel.updateOne({ _id: actor.id }, { $pull: { asks: { id, state: 'declined' } } }, { session })
    const where = { _id: actor.id, state: 'registered' as const, 'asks.id': { $ne: id }, $expr: { $lt: [waitingAsks, mostAsked] } }
    const { modifiedCount } = await VolunteerModel.updateOne(where, { $push: { asks: ask } }, { session })
    if (modifiedCount === 0) throw await whyNot(actor.id, id, session)
    const deciders = await findDeciders(actor, [team])
    const about = `${actor.id} team.asked ${id} ${at.getTime()}`
    await tell(
      deciders.map((person) => ({ county: actor.county, person, telling: 'team.asked', about, words: { team: team.name }, at })),
      session,
    )
  })
  return showApplication(actor)
}

/** Leaves a team: 409 while one serves with it on an open order, which is named, and for its leader; 404 when one is no member. */
export const leave = async (actor: Actor, id: string) => {
  const team = await showTeam(actor, id)
  if (!team.members.some((member) => member.id === actor.id)) throw absent('team')
  if (team.leader.id === actor.id) throw new Problem('team.leader-stays')
  const order = await findAssigned(actor, id)
  if (order) throw new Problem('team.still-serving', { no: order.no })
  const at = now()
  await inTransaction(async (session) => {
    if (!(await leaveTeam(id, actor.id, session))) throw absent('team')
    await gatherQualifications({ id, county: actor.county }, session)
    const about = `${actor.id} team.left ${id} ${at.getTime()}`
    await tell([{ county: actor.county, person: team.leader.id, telling: 'team.left', about, words: { team: team.name }, at }], session)
  })
}
