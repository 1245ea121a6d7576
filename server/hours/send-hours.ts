import type { Response } from 'express'
import type { Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { readRows, sendSheet } from '../sheets/send-sheet.ts'
import { findEntriesOf, type Filters } from './find-hours.ts'
import { mustReadHoursOf } from './hours-reach.ts'
import { sheetOf } from './hours-sheet.ts'

const perPage = 100

type Asked = { id: string; filters: Filters }

const readAll = (actor: Actor, { id, filters }: Asked) =>
  readRows(async (cursor) => {
    const { entries, nextCursor } = await findEntriesOf(actor, id, { ...filters, limit: perPage, ...(cursor && { cursor }) })
    return { rows: entries, nextCursor }
  })

/** Sends a person's entries, newest first, at most 10,000, to whoever may read their hours; 404 otherwise. */
export const sendHours = async (actor: Actor, asked: Asked, response: Response) => {
  await mustReadHoursOf(actor, asked.id)
  const { name } = (await findPerson(asked.id))!
  await sendSheet(actor, { of: name, read: async () => sheetOf(await readAll(actor, asked), actor.language) }, response)
}
