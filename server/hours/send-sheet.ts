import type { Response } from 'express'
import { now } from '../clock.ts'
import type { Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { drawingLine } from '../pdf/drawing-line.ts'
import { sheetName, type SheetEntry } from './draw-sheet.ts'
import { findEntriesOf, type Filters } from './find-hours.ts'
import { mustReadHoursOf } from './hours-reach.ts'
import { sheetThread } from './sheet-thread.ts'

const most = 10_000
const perPage = 100
const drawInTurn = drawingLine()

type Asked = { id: string; filters: Filters }

// Page by page, so that between them others are answered.
const readAll = async (actor: Actor, { id, filters }: Asked) => {
  const all: SheetEntry[] = []
  let cursor: string | null | undefined
  do {
    const { entries, nextCursor } = await findEntriesOf(actor, id, { ...filters, limit: perPage, ...(cursor && { cursor }) })
    for (const { service, recordedMinutes, declaredMinutes, stars, points, state, steps, asks } of entries)
      all.push({ service, recordedMinutes, declaredMinutes, stars, points, state, steps, asks })
    cursor = nextCursor
  } while (cursor && all.length < most)
  return all
}

/** Sends a person's entries, newest first, at most 10,000, to whoever may read their hours; 404 otherwise, 429 or 503 when too much waits to be drawn. */
export const sendSheet = async (actor: Actor, asked: Asked, response: Response) => {
  await mustReadHoursOf(actor, asked.id)
  const { language } = actor
  const file = await drawInTurn(actor.id, async () => (response.closed ? null : sheetThread.run({ entries: await readAll(actor, asked), language })))
  if (!file) return
  const name = encodeURIComponent(`${sheetName(language)}-${(await findPerson(asked.id))!.name}-${now().toISOString().slice(0, 10)}.xlsx`)
  response
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .set({ 'Content-Disposition': `attachment; filename*=UTF-8''${name}`, 'Cache-Control': 'private, no-store' })
    .send(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
}
