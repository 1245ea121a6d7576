import type { Card } from '../contract/live.ts'
import { EventModel, type LoggedEvent } from './event.model.ts'

const dayMs = 86_400_000
const most = 5000
// A county's ids are a range of all ids: named, as an index that begins with the county would have to be sorted.
const byId = { _id: 1 } as const

/** The id of a county's newest event; the least possible id when there is none. */
export const newestEventId = async (county: string) => {
  const newest = await EventModel.findOne({ county, _id: within(county, county) }, { _id: 1 })
    .sort({ _id: -1 })
    .hint(byId)
    .lean<{ _id: string }>()
  return newest?._id ?? county
}

const within = (county: string, since: string) => ({ $gt: since, $lt: `${county}g` })

/** A county's events after one and up to another, in order, at most `limit` of them. */
export const findBetween = (county: string, after: string, upTo: string, limit: number) =>
  EventModel.find({ county, _id: { ...within(county, after), $lte: upTo } })
    .sort({ _id: 1 })
    .hint(byId)
    .limit(limit)
    .lean<LoggedEvent[]>()

type Gap = { county: string; rooms: string[]; since: string; at: Date }

/** The cards of these rooms after an event, in order; from the first one on for a listener who came before the county had any. `too-old` when the event is unknown, older than 24 h, or too much came since. */
export const findMissed = async ({ county, rooms, since, at }: Gap): Promise<Card[] | 'too-old'> => {
  const from = await EventModel.findOne({ county, _id: since === county ? within(county, county) : since }, { at: 1 })
    .sort({ _id: 1 })
    .hint(byId)
    .lean<{ at: Date }>()
  if (!from && since !== county) return 'too-old'
  if (from && at.getTime() - from.at.getTime() > dayMs) return 'too-old'
  const events = await EventModel.find({ county, rooms: { $in: rooms }, _id: within(county, since) }, { card: 1 })
    .sort({ _id: 1 })
    .limit(most + 1)
    .lean<LoggedEvent[]>()
  return events.length > most ? 'too-old' : events.map(({ card }) => card)
}
