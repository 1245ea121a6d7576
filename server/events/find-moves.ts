import type { Action, Status } from '../contract/flow.ts'
import type { Move } from '../contract/reports.ts'
import { EventModel, type LoggedEvent } from './event.model.ts'

// What a county's log says of a day.

const told: Action[] = ['post', 'collect', 'report', 'claim', 'dispatch', 'accept', 'check_in', 'complete', 'settle', 'rate']

export type Passed = { action: Action; to: Status; hour: number; count: number }

/** The county's moves since a moment, counted by action, where they led, and the hour in Asia/Shanghai. */
export const countMoves = async (county: string, since: Date): Promise<Passed[]> => {
  const rows = await EventModel.aggregate<{ _id: { action: Action; to: Status; hour: string }; count: number }>([
    { $match: { county, at: { $gte: since } } },
    {
      $group: {
        _id: { action: '$record.action', to: '$record.to', hour: { $dateToString: { date: '$at', format: '%H', timezone: 'Asia/Shanghai' } } },
        count: { $sum: 1 },
      },
    },
  ])
  return rows.map(({ _id, count }) => ({ ..._id, hour: Number(_id.hour), count }))
}

/** The latest moves of a county, newest first. */
export const findLatestMoves = async (county: string, limit: number): Promise<Move[]> => {
  const events = await EventModel.find({ county, 'record.action': { $in: told } }, { card: 1 })
    .sort({ at: -1 })
    .limit(limit)
    .lean<Pick<LoggedEvent, 'card'>[]>()
  return events.map(({ card: { eventId, action, status, town, village, category, urgency, at } }) => ({
    eventId,
    action,
    status,
    town,
    village,
    category,
    urgency,
    at,
  }))
}
