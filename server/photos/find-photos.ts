import type { Actor } from '../people/actor.ts'
import type { InputError } from '../problems.ts'
import { PhotoModel } from './photo.model.ts'

/** A fault for every id that is no photo of this person's own. */
export const checkPhotos = async (actor: Actor, ids: string[]): Promise<InputError[]> => {
  if (ids.length === 0) return []
  const found = await PhotoModel.find({ _id: { $in: ids }, owner: actor.id }, { _id: 1 }).lean<{ _id: string }[]>()
  const detail = actor.language === 'en' ? 'No such photo of yours. Upload it first.' : '没有找到您上传的这张照片，请先上传。'
  return ids.flatMap((id, index) => (found.some(({ _id }) => _id === id) ? [] : [{ pointer: `/photos/${index}`, detail }]))
}
