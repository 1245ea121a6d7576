import { hasRole, type Actor } from '../people/actor.ts'
import { findTeamsOfMember } from '../teams/join-team.ts'
import type { Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

/** Whether a photo shows a qualification that this person may decide on: as a leader of its holder's, or an administrator of the county. */
export const isOnOwnVolunteers = async (actor: Actor, photo: string) => {
  const holder = await VolunteerModel.findOne({ county: actor.county, 'qualifications.photo': photo }, { _id: 1 }).lean<Pick<Volunteer, '_id'>>()
  if (!holder) return false
  return hasRole(actor, 'admin') || (await findTeamsOfMember({ id: holder._id, county: actor.county })).some(({ leader }) => leader.id === actor.id)
}

/** Those of these photos that show a qualification. */
export const photosOnQualifications = async (ids: string[]): Promise<Set<string>> => {
  const holders = await VolunteerModel.find({ 'qualifications.photo': { $in: ids } }, { qualifications: 1 }).lean<Pick<Volunteer, 'qualifications'>[]>()
  return new Set(holders.flatMap(({ qualifications }) => qualifications.flatMap(({ photo }) => photo ?? [])))
}
