import type { ClientSession } from 'mongoose'
import type { Qualification } from '../teams/covers.ts'
import { keepQualifications } from '../teams/join-team.ts'
import type { Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

/** Brings a team's qualifications to what its members now hold, confirmed; those that ran out fall away by their date. */
export const gatherQualifications = async (team: { id: string; county: string }, session: ClientSession) => {
  const read = async (members: string[]): Promise<Qualification[]> => {
    const where = { county: team.county, _id: { $in: members }, state: 'registered' as const, 'qualifications.state': 'confirmed' as const }
    const found = await VolunteerModel.find(where, { qualifications: 1 }).session(session).lean<Pick<Volunteer, 'qualifications'>[]>()
    return found.flatMap(({ qualifications }) => qualifications.filter(({ state }) => state === 'confirmed').map(({ name, until }) => ({ name, until })))
  }
  await keepQualifications(team, read, session)
}
