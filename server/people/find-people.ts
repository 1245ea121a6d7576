import type { Language, Role } from '../contract/flow.ts'
import type { Me, PersonView } from '../contract/people.ts'
import { gather } from '../db/gather.ts'
import { absent } from '../problems.ts'
import { teamsOf } from '../teams/find-teams.ts'
import { findUnit } from '../units/find-units.ts'
import { findBrief } from '../volunteers/find-volunteer.ts'
import type { Actor } from './actor.ts'
import { PersonModel } from './person.model.ts'
import type { Person } from './person.ts'

// Requests that arrive together read their people together; nothing is kept from one read to the next.
const people = gather<string, Person | undefined>(async (ids) => {
  const found = await PersonModel.find({ _id: { $in: ids } }).lean<Person[]>()
  const byId = new Map(found.map((person) => [person._id, person]))
  return ids.map((id) => byId.get(id))
})

/** The person with this id as it is now, or undefined. */
export const findPerson = (id: string) => people.load(id)

/** The person behind an id as an actor, with roles and teams as they are now; undefined when there is none. */
export const findActor = async (id: string, language: Language): Promise<Actor | undefined> => {
  const person = await findPerson(id)
  if (!person) return undefined
  const { name, county, roles, phone, grid } = person
  const inTeams = roles.some(({ role }) => role === 'team_leader' || role === 'volunteer')
  return { id, name, county, language, roles, phone, ...(grid && { grid }), teams: inTeams ? await teamsOf(person) : [] }
}

/** A role at a unit of a county. */
export type Post = { county: string; role: Role; unit: string }

// Each is found by itself through the index on county, role and unit: by unit alone a county would be all its residents.
const holders = gather<Post, string[]>(async (posts) => {
  const clauses = new Map(posts.map(({ county, role, unit }) => [`${role}@${unit}`, { county, roles: { $elemMatch: { role, unit } } }]))
  const found = await PersonModel.find({ $or: [...clauses.values()] }, { roles: 1 }).lean<Pick<Person, '_id' | 'roles'>[]>()
  return posts.map(({ role, unit }) => found.filter(({ roles }) => roles.some((held) => held.role === role && held.unit === unit)).map(({ _id }) => _id))
})

/** The ids of everyone who holds a role at a unit. */
export const findPeopleAt = (post: Post) => holders.load(post)

/** The person who signs in with this phone, in whichever county; null when there is none. */
export const findByPhone = (phone: string) => PersonModel.findOne({ phone }).lean<Person>()

/** People of the county among these ids. */
export const findColleagues = (county: string, ids: string[]) => PersonModel.find({ county, _id: { $in: ids } }).lean<Person[]>()

/** A person as they see themselves: whole phone, roles with their units. */
export const viewPerson = async ({ _id, name, phone, roles, grid }: Person): Promise<PersonView> => {
  const units = await Promise.all(roles.map(({ unit }) => findUnit(unit)))
  return {
    id: _id,
    name,
    phone,
    grid: grid ?? null,
    roles: roles.map(({ role, unit }, index) => ({ role, unit: { code: unit, name: units[index]?.name ?? '', level: units[index]?.level ?? 'county' } })),
  }
}

/** Who is signed in: the person, the roles with their units, the teams, the registration as a volunteer. */
export const showMe = async (actor: Actor): Promise<Me> => {
  const [person, volunteer] = await Promise.all([findPerson(actor.id), findBrief(actor)])
  if (!person) throw absent('person')
  return { person: await viewPerson(person), volunteer, teams: actor.teams.map(({ id, name, leader }) => ({ id, name, leader })) }
}
