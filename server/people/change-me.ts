import { findPlace } from '../units/find-units.ts'
import { invalid } from '../problems.ts'
import type { Actor } from './actor.ts'
import { showMe } from './find-people.ts'
import { PersonModel } from './person.model.ts'

/** Changes one's own name or home grid; the grid must lie in one's county (422). */
export const changeMe = async (actor: Actor, input: { name?: string; grid?: string }) => {
  if (input.grid && (await findPlace(input.grid))?.county._id !== actor.county) {
    throw invalid({ pointer: '/grid', detail: actor.language === 'en' ? 'No such grid in your county.' : '本县没有这个网格。' })
  }
  await PersonModel.updateOne({ _id: actor.id }, { $set: input })
  return showMe(actor)
}
