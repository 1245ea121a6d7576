import type { Me } from '../contract/people.ts'
import { invalid, Problem } from '../problems.ts'
import { findPlace } from '../units/find-units.ts'
import { isRegistered } from '../volunteers/find-volunteer.ts'
import type { Actor } from './actor.ts'
import { findPerson, showMe } from './find-people.ts'
import { PersonModel } from './person.model.ts'
import type { Person } from './person.ts'
import { quietHoursOf } from './quiet-hours.ts'

/** Who is signed in, with what only they see of themselves: the language of their messages and their quiet hours. */
export const showMyself = async (actor: Actor): Promise<Me> => {
  const [{ person, ...rest }, own] = await Promise.all([showMe(actor), findPerson(actor.id)])
  return { person: { ...person, ...(own?.language && { language: own.language }), quietHours: quietHoursOf(own ?? {}) }, ...rest }
}

type Changes = Pick<Partial<Person>, 'name' | 'grid' | 'language' | 'quietHours'>

/** Changes what one may change of oneself; the grid must lie in one's county (422). 409 for another name than one is registered under as a volunteer. */
export const changeMe = async (actor: Actor, input: Changes) => {
  if (input.grid && (await findPlace(input.grid))?.county._id !== actor.county) {
    throw invalid({ pointer: '/grid', detail: actor.language === 'en' ? 'No such grid in your county.' : '本县没有这个网格。' })
  }
  if (input.name !== undefined && input.name !== actor.name && (await isRegistered(actor.id))) throw new Problem('volunteer.name-fixed')
  await PersonModel.updateOne({ _id: actor.id }, { $set: input })
  return showMyself(actor)
}
