import type { Role } from '../contract/flow.ts'
import { PersonModel } from './person.model.ts'

/** How many people of a county hold a role, wherever in it. */
export const countHolders = (role: Role, county: string) => PersonModel.countDocuments({ county, 'roles.role': role })
