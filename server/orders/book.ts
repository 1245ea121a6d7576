import type { Response } from 'express'
import { now } from '../clock.ts'
import type { Actor } from '../people/actor.ts'
import { drawingLine } from '../pdf/drawing-line.ts'
import { photoPath } from '../photos/photo-files.ts'
import { namesOf } from './book-names.ts'
import { bookThread } from './book-thread.ts'
import { sayIn } from './book-words.ts'
import type { BookInput } from './draw-book.ts'
import { findReadable } from './find-readable.ts'
import type { Order } from './order.ts'
import { viewEvent, viewOrder } from './order.view.ts'

// The book (台账): an order's whole history on paper, with exactly what its reader sees of it in the program.

const drawInTurn = drawingLine()

const tell = async (actor: Actor, order: Order): Promise<BookInput> => {
  const view = viewOrder(actor, order)
  return {
    order: view,
    items: order.timeline.map((event) => viewEvent(actor, order, event)),
    names: await namesOf(order, view),
    language: actor.language,
    printed: { county: order.places.county, by: actor.name, at: now() },
    files: new Map(view.photos.map(({ id }) => [id, photoPath(id, 'full')])),
  }
}

/** Sends the book of one order as a PDF, in the reader's language; 404 out of reach, 429 or 503 when too much waits to be drawn. */
export const sendBook = async (actor: Actor, id: string, response: Response) => {
  const order = await findReadable(actor, id)
  const book = await drawInTurn(actor.id, async () => (response.closed ? null : bookThread.run(await tell(actor, order))))
  if (!book) return
  const name = encodeURIComponent(`${sayIn(actor.language)('file')}-${order.no}.pdf`)
  response
    .type('application/pdf')
    .set({ 'Content-Disposition': `inline; filename*=UTF-8''${name}`, 'Cache-Control': 'private, no-store' })
    .vary('Accept-Language')
    .send(Buffer.from(book.buffer, book.byteOffset, book.byteLength))
}
