import { OrderModel } from '../server/orders/order.model.ts'
import { weekOf } from '../server/teams/team-figures.ts'

// Whose weeks may be longer than 60 h: only for them what they did on other orders decides anything.

const weekMs = 7 * 86_400_000
const limitMs = 60 * 3_600_000
const minuteMs = 60_000
const first = weekOf(new Date(0))

const unwind = (path: string) => ({ $unwind: path })
const gathered = (input: string, list: object | string) => ({ $reduce: { input, initialValue: [], in: { $concatArrays: ['$$value', list] } } })
const part = (input: string, round: string) => ({ $map: { input, as: 'one', in: { person: '$$one.id', round, minutes: '$$one.minutes' } } })

const visit = '$assignments.volunteers.visits'
const measured = [
  { $match: { 'assignments.volunteers.visits.0': { $exists: true } } },
  { $project: { assignments: 1 } },
  ...['$assignments', '$assignments.volunteers', visit].map(unwind),
  { $project: { person: '$assignments.volunteers.id', at: `${visit}.in`, ms: { $subtract: [{ $ifNull: [`${visit}.out`, new Date()] }, `${visit}.in`] } } },
]

const isItsEnd = { $and: [{ $in: ['$$event.event', ['order.rated', 'order.closed']] }, { $eq: ['$$event.round', '$parts.round'] }] }
const end = { $first: { $filter: { input: '$timeline', as: 'event', cond: isItsEnd } } }
// What was said is no less than what was declared.
const said = [
  { $match: { $or: [{ 'assignments.volunteers.minutes': { $gt: 0 } }, { 'helpers.0': { $exists: true } }, { 'past.helpers.0': { $exists: true } }] } },
  {
    $project: {
      timeline: { event: 1, round: 1, at: 1 },
      parts: {
        $concatArrays: [
          gathered('$assignments', part('$$this.volunteers', '$$this.round')),
          part('$helpers', '$round'),
          gathered('$past', part('$$this.helpers', '$$this.round')),
        ],
      },
    },
  },
  unwind('$parts'),
  { $match: { 'parts.minutes': { $gt: 0 } } },
  { $project: { person: '$parts.person', at: { $let: { vars: { end }, in: '$$end.at' } }, ms: { $multiply: ['$parts.minutes', minuteMs] } } },
  { $match: { at: { $ne: null } } },
]

const week = { $floor: { $divide: [{ $subtract: ['$at', first] }, weekMs] } }

/** A week by its number, counted from the first one of 1970. */
const weekNumber = (at: Date) => Math.floor((at.getTime() - first.getTime()) / weekMs)

const longWeeks = [
  ...measured,
  { $unionWith: { coll: OrderModel.collection.name, pipeline: said } },
  { $group: { _id: { person: '$person', week }, ms: { $sum: '$ms' } } },
  { $match: { ms: { $gt: limitMs } } },
]

/** The weeks that may be long, `person week` each. */
export const findLongWeeks = async (): Promise<Set<string>> => {
  const weeks = await OrderModel.collection.aggregate<{ _id: { person: string; week: number } }>(longWeeks, { allowDiskUse: true }).toArray()
  return new Set(weeks.map(({ _id }) => `${_id.person} ${_id.week}`))
}

/** Whether a person's week of a moment may be long. */
export const isLong = (long: Set<string>, person: string, at: Date) => long.has(`${person} ${weekNumber(at)}`)
