import { photosOnOrders } from '../orders/photos-on-orders.ts'
import { removedBefore } from './photo-age.ts'
import { removePictures } from './photo-files.ts'
import { PhotoModel, type PhotoRecord } from './photo.model.ts'

const batch = 500

const findLoose = async () => {
  const found = await PhotoModel.find({ loose: true, createdAt: { $lt: removedBefore() } }, { _id: 1 })
    .sort({ createdAt: 1 })
    .limit(batch)
    .lean<Pick<PhotoRecord, '_id'>[]>()
  return found.map(({ _id }) => _id)
}

/** Removes photos that no order took within a day, pictures first, then records; safe to run anywhere, any time. Answers how many. */
export const purgePhotos = async () => {
  let removed = 0
  for (let ids = await findLoose(); ids.length > 0; ids = await findLoose()) {
    const carried = await photosOnOrders(ids)
    await PhotoModel.updateMany({ _id: { $in: [...carried] } }, { $unset: { loose: 1 } })
    const left = ids.filter((id) => !carried.has(id))
    for (const id of left) await removePictures(id)
    removed += (await PhotoModel.deleteMany({ _id: { $in: left } })).deletedCount
  }
  return removed
}
