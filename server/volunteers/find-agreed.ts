import { VolunteerModel } from './volunteer.model.ts'

/** Those of these people who agreed to be named where the best are listed. */
export const findAgreed = async (people: string[]) => {
  const found = await VolunteerModel.find({ _id: { $in: people }, state: 'registered', publicName: true }, { _id: 1 }).lean<{ _id: string }[]>()
  return new Set(found.map(({ _id }) => _id))
}
