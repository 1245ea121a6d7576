import type { ClientSession } from 'mongoose'
import type { Role } from '../contract/flow.ts'
import { PersonModel } from './person.model.ts'

/** Gives a person a role at a unit, unless they hold it somewhere; it counts from their next request. */
export const giveRole = async (person: string, { role, unit }: { role: Role; unit: string }, session: ClientSession) => {
  await PersonModel.updateOne({ _id: person, 'roles.role': { $ne: role } }, { $push: { roles: { role, unit } } }, { session })
}
