import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { now } from '../clock.ts'
import { config } from '../config.ts'
import { newId } from '../db/new-id.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { photoUrls, type Size } from './photo-links.ts'
import { PhotoModel } from './photo.model.ts'

const longest: Record<Size, number> = { full: 2048, thumb: 320 }
const mostPixels = 50_000_000

/** Where a picture lies. */
export const photoPath = (id: string, size: Size) => resolve(config.PHOTOS_DIR, id.slice(-2), `${id}-${size}.jpg`)

const readKind = async (bytes: Buffer) => {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata()
    return format
  } catch {
    return undefined
  }
}

const draw = (bytes: Buffer, size: Size) =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .rotate()
    .resize({ width: longest[size], height: longest[size], fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })

const drawBoth = async (bytes: Buffer) => {
  try {
    return { full: await draw(bytes, 'full'), thumb: await draw(bytes, 'thumb') }
  } catch {
    throw new Problem('photo.unreadable')
  }
}

/** Keeps a JPEG or PNG, judged by its content, redrawn without EXIF or position, with a thumbnail; 422 for anything else. */
export const keepPhoto = async (actor: Actor, bytes: Buffer | undefined) => {
  const kind = bytes && (await readKind(bytes))
  if (!bytes || (kind !== 'jpeg' && kind !== 'png')) throw new Problem('photo.unreadable')
  const { full, thumb } = await drawBoth(bytes)
  const id = newId()
  await mkdir(join(photoPath(id, 'full'), '..'), { recursive: true })
  await writeFile(photoPath(id, 'full'), full.data)
  await writeFile(photoPath(id, 'thumb'), thumb.data)
  await PhotoModel.create({ _id: id, county: actor.county, owner: actor.id, width: full.info.width, height: full.info.height, createdAt: now() })
  return { id, ...photoUrls(id) }
}
