import sharp from 'sharp'
import { Problem } from '../problems.ts'
import { inTurn } from './in-turn.ts'
import type { Size } from './photo-links.ts'

// What is sent in is judged by its first bytes, so that no other decoder of the library ever sees it, and is never kept: a new JPEG is drawn from it.

const starts: [at: number, bytes: RegExp][] = [
  [0, /^\xff\xd8\xff/],
  [0, /^\x89PNG\r\n/],
  [0, /^RIFF[^]{4}WEBP/],
  [4, /^ftyp(avif|avis|heic|heix|heim|heis|hevc|hevx|mif1|msf1)/],
]
const isPhoto = (bytes: Buffer) => starts.some(([at, pattern]) => pattern.test(bytes.toString('latin1', at, at + 16)))

// The sensors of phones end at 8192 × 8192 unbinned; what claims to be larger is refused before anything of it is decoded.
const mostPixels = 8192 * 8192
const mostSeconds = 30
const longest: Record<Size, number> = { full: 2048, thumb: 320 }

sharp.cache(false)

// Node has four threads for such work. Two leave the others to passwords and files, and hold at most two decoded pictures in memory.
const takeTurn = inTurn({ running: 2, waiting: 30 })

const draw = (bytes: Buffer, size: Size) =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .timeout({ seconds: mostSeconds })
    .autoOrient()
    .resize({ width: longest[size], height: longest[size], fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })

const drawBoth = async (bytes: Buffer) => {
  try {
    const full = await draw(bytes, 'full')
    return { full, thumb: await draw(full.data, 'thumb') }
  } catch {
    throw new Problem('photo.unreadable')
  }
}

/** A photo and its thumbnail as upright sRGB JPEGs without any metadata; of several frames the first. 422 for what is no photo, too large or broken. */
export const drawPhoto = async (bytes: Buffer | undefined) => {
  if (!bytes || !isPhoto(bytes)) throw new Problem('photo.unreadable')
  return takeTurn(() => drawBoth(bytes))
}
