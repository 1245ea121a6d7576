import { now } from '../clock.ts'
import { newId } from '../db/new-id.ts'
import type { Actor } from '../people/actor.ts'
import { drawPhoto } from './draw-photo.ts'
import { writePictures } from './photo-files.ts'
import { photoUrls } from './photo-links.ts'
import { PhotoModel } from './photo.model.ts'

/** Keeps a photo, redrawn as `drawPhoto` promises. The record is written first: what breaks off after it is found by it and removed with the loose ones. */
export const keepPhoto = async (actor: Actor, bytes: Buffer | undefined) => {
  const { full, thumb } = await drawPhoto(bytes)
  const id = newId()
  const { width, height } = full.info
  await PhotoModel.create({ _id: id, county: actor.county, owner: actor.id, width, height, loose: true, createdAt: now() })
  await writePictures(id, { full: full.data, thumb: thumb.data })
  return { id, ...photoUrls(id) }
}
