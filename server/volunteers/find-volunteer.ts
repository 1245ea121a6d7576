import type { VolunteerBrief, VolunteerView } from '../contract/volunteers.ts'
import type { Actor } from '../people/actor.ts'
import { absent } from '../problems.ts'
import { viewVolunteer } from './view-volunteer.ts'
import type { Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

/** A registration of the county; 404 out of it. */
export const findVolunteer = async (county: string, person: string) => {
  const volunteer = await VolunteerModel.findOne({ _id: person, county }).lean<Volunteer>()
  if (!volunteer) throw absent('person')
  return volunteer
}

/** Whether a person's registration waits or stands: their name is then part of it. */
export const isRegistered = async (person: string) => (await VolunteerModel.exists({ _id: person, state: { $in: ['waiting', 'registered'] } })) !== null

/** One's own registration; 404 while there is none. */
export const showApplication = async ({ county, id }: Actor): Promise<VolunteerView> => viewVolunteer(await findVolunteer(county, id))

/** How one's registration stands; null while there is none. */
export const findBrief = async ({ id, teams }: Actor): Promise<VolunteerBrief | null> => {
  const volunteer = await VolunteerModel.findById(id, { state: 1, asks: 1 }).lean<Pick<Volunteer, 'state' | 'asks'>>()
  if (!volunteer) return null
  const asked = volunteer.asks.find(({ state }) => state === 'waiting')
  const own = teams[0] && { id: teams[0].id, name: teams[0].name }
  return { state: volunteer.state, team: own ?? (asked ? { id: asked.id, name: asked.name } : null) }
}
