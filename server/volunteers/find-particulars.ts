import type { Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

export type Particulars = Pick<Volunteer, 'gender' | 'idMasked' | 'areaName'> & { registeredAt: Date }

/** What a paper may say of a registered volunteer, the ID number masked; null for anyone who is not registered. */
export const findParticulars = async (person: string): Promise<Particulars | null> => {
  const found = await VolunteerModel.findOne({ _id: person, state: 'registered' }, { gender: 1, idMasked: 1, areaName: 1, registeredAt: 1 }).lean<Volunteer>()
  return found?.registeredAt ? { gender: found.gender, idMasked: found.idMasked, areaName: found.areaName, registeredAt: found.registeredAt } : null
}
