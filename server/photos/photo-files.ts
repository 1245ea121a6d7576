import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { config } from '../config.ts'
import { sizes, type Size } from './photo-links.ts'

/** Where a picture lies. */
export const photoPath = (id: string, size: Size) => resolve(config.PHOTOS_DIR, id.slice(-2), `${id}-${size}.jpg`)

/** Writes every size of a photo. */
export const writePictures = async (id: string, pictures: Record<Size, Buffer>) => {
  await mkdir(dirname(photoPath(id, 'full')), { recursive: true })
  for (const size of sizes) await writeFile(photoPath(id, size), pictures[size])
}

/** Removes every size of a photo; what is gone already is no fault. */
export const removePictures = async (id: string) => {
  for (const size of sizes) await rm(photoPath(id, size), { force: true })
}
