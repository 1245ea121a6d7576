import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import type { Named } from '../contract/orders.ts'
import type { Qualification } from './covers.ts'
import { TeamModel, type Team } from './team.model.ts'

// Members come and go, and what the members are qualified for, the team is. All in the transaction of whoever decides on it.

/** Makes a person a member; the team's unit, or null when the team is gone or not active. */
export const joinTeam = async (id: string, person: Named, session: ClientSession): Promise<string | null> => {
  await TeamModel.updateOne({ _id: id, active: true, 'members.id': { $ne: person.id } }, { $push: { members: person } }, { session })
  const team = await TeamModel.findOne({ _id: id, active: true }, { unit: 1 }).session(session).lean<Pick<Team, 'unit'>>()
  return team?.unit ?? null
}

/** Ends a membership; false when there was none, or the person leads the team. */
export const leaveTeam = async (id: string, person: string, session: ClientSession) => {
  const where = { _id: id, 'members.id': person, 'leader.id': { $ne: person } }
  const { modifiedCount } = await TeamModel.updateOne(where, { $pull: { members: { id: person } } }, { session })
  return modifiedCount === 1
}

const latest = (one: string | null, other: string | null) => (one === null || other === null ? null : one > other ? one : other)

/** One line a name, with the latest day; a member's beside what was set on the team itself only where it is good for longer. */
const merge = (own: Qualification[], held: Qualification[]) => {
  const byName = new Map<string, string | null>()
  for (const { name, until } of held) byName.set(name, byName.has(name) ? latest(byName.get(name)!, until) : until)
  for (const { name, until } of own) if (byName.has(name) && latest(byName.get(name)!, until) === until) byName.delete(name)
  return [...own, ...[...byName].map(([name, until]) => ({ name, until, ofMembers: true as const }))]
}

/** Brings a team's qualifications to what is set on it and what `read` says its members hold. Two at once wait for each other. */
export const keepQualifications = async (
  { id, county }: { id: string; county: string },
  read: (members: string[]) => Promise<Qualification[]>,
  session: ClientSession,
) => {
  const team = await TeamModel.findOneAndUpdate({ _id: id, county }, { $set: { qualifiedAt: now() } }, { session, returnDocument: 'after' }).lean<Team>()
  if (!team) return
  const own = (team.qualifications ?? []).filter(({ ofMembers }) => !ofMembers)
  const held = await read(team.members.map((member) => member.id))
  await TeamModel.updateOne({ _id: id, county }, { $set: { qualifications: merge(own, held) } }, { session })
}

/** The teams a person is a member of, with their leaders. */
export const findTeamsOfMember = ({ id, county }: { id: string; county: string }) =>
  TeamModel.find({ county, 'members.id': id }, { name: 1, leader: 1, members: 1, active: 1 }).lean<
    Pick<Team, '_id' | 'name' | 'leader' | 'members' | 'active'>[]
  >()
