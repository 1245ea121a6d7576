import type { LoggedEvent } from '../events/event.model.ts'
import { newId } from '../db/new-id.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { findAttendance } from '../orders/find-attendance.ts'
import { LedgerModel, type LedgerEntry } from './ledger.model.ts'
import { pointsFor, stateFor } from './star-levels.ts'

// When an order is rated or closed, every volunteer's minutes enter the ledger once: the unique index on (order, round, volunteer) is the guard.

const ends = new Set(['order.rated', 'order.closed'])

const entriesOf = async ({ order, county, no, at, record }: LoggedEvent): Promise<LedgerEntry[]> => {
  const { attendance, title } = await findAttendance(order, record.round)
  const stars = record.event === 'order.rated' ? record.input.stars! : null
  return attendance
    .filter(({ minutes }) => minutes > 0)
    .map(({ volunteer, team, minutes }) => ({
      _id: newId(),
      county,
      order: { id: order, name: `${no} ${title}` },
      round: record.round,
      volunteer,
      ...(team && { team }),
      minutes,
      stars,
      points: pointsFor(minutes, stars),
      state: stateFor(stars),
      at,
    }))
}

/** Hears the events of orders and posts hours at the end of each round; safe to hear an event twice. */
export const postHours = async (events: LoggedEvent[]) => {
  const entries = []
  for (const event of events) if (ends.has(event.record.event)) entries.push(...(await entriesOf(event)))
  if (entries.length === 0) return
  await LedgerModel.collection.insertMany(entries as never[], { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
}
