import type { Response } from 'express'
import { now } from '../clock.ts'
import type { Actor } from '../people/actor.ts'
import { drawingLine } from '../pdf/drawing-line.ts'
import type { Sheet } from './draw-sheet.ts'
import { sheetThread } from './sheet-thread.ts'

const drawInTurn = drawingLine()

type Asked = { of?: string; read: () => Promise<Sheet> }

/** Sends what is read as a spreadsheet, named after itself, whom it is of, and today; 429 or 503 when too much waits to be drawn. */
export const sendSheet = async (actor: Actor, { of, read }: Asked, response: Response) => {
  const drawn = await drawInTurn(actor.id, async () => {
    if (response.closed) return null
    const sheet = await read()
    return { name: sheet.name, file: await sheetThread.run(sheet) }
  })
  if (!drawn) return
  const { name, file } = drawn
  const named = encodeURIComponent(`${[name, of, now().toISOString().slice(0, 10)].filter(Boolean).join('-')}.xlsx`)
  response
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .set({ 'Content-Disposition': `attachment; filename*=UTF-8''${named}`, 'Cache-Control': 'private, no-store' })
    .send(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
}

const most = 10_000

/** Reads a list page by page, so that between them others are answered; at most 10,000 rows. */
export const readRows = async <T>(page: (cursor?: string) => Promise<{ rows: T[]; nextCursor: string | null }>): Promise<T[]> => {
  const all: T[] = []
  let cursor: string | null | undefined
  do {
    const { rows, nextCursor } = await page(cursor ?? undefined)
    all.push(...rows)
    cursor = nextCursor
  } while (cursor && all.length < most)
  return all
}
