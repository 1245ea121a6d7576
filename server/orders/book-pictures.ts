import { readFile } from 'node:fs/promises'
import type { PhotoView } from '../contract/orders.ts'
import type { Told } from './book-content.ts'
import { colours, drawHeading, legible, makeRoom, margin, textSize, use, widthOf, type Paper } from '../pdf/paper.ts'
import { moment, sayIn } from './book-words.ts'
import type { MoveInput } from './move-input.ts'

const read = (path: string) =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

/** Before or after, which one, and by which entry it came as far as the reader may see that. */
const captionsOf = ({ items, language }: Told) => {
  const say = sayIn(language)
  const count = { before: 0, after: 0 }
  return (photo: PhotoView) => {
    const entry = items.find(({ input }) => (input as MoveInput).photos?.includes(photo.id)) ?? (photo.kind === 'before' ? items[0] : undefined)
    const from = entry ? [moment(entry.at), entry.by.name] : []
    return [`${say(photo.kind)} ${++count[photo.kind]}`, ...from].join(' · ')
  }
}

type Captioned = { picture: Buffer | null; instead: string; caption: string; left: boolean; last: boolean }

/** Draws a picture in the left or right half of the page, with its caption below. */
const drawCaptioned = (paper: Paper, { picture, instead, caption, left, last }: Captioned) => {
  const { doc } = paper
  const [width, height] = [(widthOf(paper) - 12) / 2, 185]
  if (left) makeRoom(paper, height + 24)
  const [x, y] = [left ? margin : margin + width + 12, doc.y]
  doc.lineWidth(0.5).rect(x, y, width, height).fillAndStroke(colours.tint, colours.line)
  if (picture) doc.image(picture, x + 2, y + 2, { fit: [width - 4, height - 4], align: 'center', valign: 'center' })
  use(paper, 'regular', textSize, colours.muted)
  if (!picture) doc.text(legible(paper, instead), x, y + height / 2, { width, align: 'center' })
  doc.text(legible(paper, caption), x, y + height + 3, { width, height: 14, ellipsis: true, align: 'center' })
  doc.x = margin
  doc.y = left && !last ? y : y + height + 24
}

/** Draws the photos of an order from their files, id → path, those before and then those after, each with its caption. */
export const drawPictures = async (paper: Paper, told: Told, files: Map<string, string>) => {
  const { photos } = told.order
  const say = sayIn(told.language)
  const captionOf = captionsOf(told)
  if (photos.length > 0) drawHeading(paper, say('photos'), 250)
  const ordered = (['before', 'after'] as const).flatMap((kind) => photos.filter((photo) => photo.kind === kind))
  for (const [index, photo] of ordered.entries()) {
    drawCaptioned(paper, {
      picture: await read(files.get(photo.id)!),
      instead: say('lost'),
      caption: captionOf(photo),
      left: index % 2 === 0,
      last: index === ordered.length - 1,
    })
  }
}
