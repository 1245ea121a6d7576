import { photosOnOrders } from '../orders/photos-on-orders.ts'
import { photosOnQualifications } from '../volunteers/qualification-photos.ts'
import { removedBefore } from './photo-age.ts'
import { removePictures } from './photo-files.ts'
import { PhotoModel, type PhotoRecord } from './photo.model.ts'

const batch = 100

const findLoose = async (after: string) => {
  const found = await PhotoModel.find({ loose: true, createdAt: { $lt: removedBefore() }, _id: { $gt: after } }, { _id: 1 })
    .sort({ _id: 1 })
    .hint({ loose: 1, _id: 1 })
    .limit(batch)
    .lean<Pick<PhotoRecord, '_id'>[]>()
  return found.map(({ _id }) => _id)
}

/** Removes the pictures of these photos and then the records of those whose pictures are gone; answers how many, and what went wrong. */
const removeAll = async (ids: string[]) => {
  const ends = await Promise.allSettled(ids.map(removePictures))
  const gone = ids.filter((_, index) => ends[index]!.status === 'fulfilled')
  const { deletedCount } = await PhotoModel.deleteMany({ _id: { $in: gone } })
  return {
    removed: deletedCount,
    faults: ends.flatMap((end, index) => (end.status === 'rejected' ? [new Error(`photo ${ids[index]}`, { cause: end.reason })] : [])),
  }
}

/**
 * Removes photos that no order or qualification took within a day, pictures first, then records; safe to run anywhere, any time. Answers how many. A photo that
 * cannot be removed holds up no other and is tried again in the next run; all such are told in one error at the end. `goOn` is called between batches.
 */
export const purgePhotos = async (goOn: () => Promise<unknown> = async () => {}) => {
  let removed = 0
  const faults: Error[] = []
  for (let ids = await findLoose(''); ids.length > 0; ids = await findLoose(ids.at(-1)!)) {
    const carried = new Set([...(await photosOnOrders(ids)), ...(await photosOnQualifications(ids))])
    await PhotoModel.updateMany({ _id: { $in: [...carried] } }, { $unset: { loose: 1 } })
    const ends = await removeAll(ids.filter((id) => !carried.has(id)))
    removed += ends.removed
    faults.push(...ends.faults)
    await goOn()
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} photos could not be removed`)
  return removed
}
