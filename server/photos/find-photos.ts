import type { Actor } from '../people/actor.ts'
import type { InputError } from '../problems.ts'
import { usableAfter } from './photo-age.ts'
import { PhotoModel, type PhotoRecord } from './photo.model.ts'

/** A fault for every id that is no photo of this person's own, or one about to be removed because no order took it. */
export const checkPhotos = async (actor: Actor, ids: string[]): Promise<InputError[]> => {
  if (ids.length === 0) return []
  const own = await PhotoModel.find({ county: actor.county, _id: { $in: ids }, owner: actor.id }).lean<PhotoRecord[]>()
  const usable = own.filter(({ loose, createdAt }) => !loose || createdAt > usableAfter())
  const detail = actor.language === 'en' ? 'No such photo of yours. Upload it first.' : '没有找到您上传的这张照片，请先上传。'
  return ids.flatMap((id, index) => (usable.some(({ _id }) => _id === id) ? [] : [{ pointer: `/photos/${index}`, detail }]))
}
