import type { MeanStars, Share, VillageLoad } from '../contract/reports.ts'
import type { Status } from '../contract/flow.ts'
import { openStatuses, waitingStatuses } from './order-flow.ts'
import { OrderModel } from './order.model.ts'

// Orders in figures, for reports. `where` names the county and, where it is about less, the unit.

type Where = { county: string } & Record<string, unknown>
const dayMs = 86_400_000
/** An order older than this at the beginning of a span is not looked for in it. */
const longestMs = 120 * dayMs

const past = (at: Date) => ({ status: { $in: openStatuses }, dueAt: { $lt: at } })
// The reminder goes out when four fifths of the time are gone.
const near = (at: Date) => ({ status: { $in: openStatuses }, remindAt: null, dueAt: { $gte: at } })
const one = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } })

/** How many orders wait, by status, and how many of the open ones are near and past their deadline. */
export const countWaiting = async (where: Where, at: Date) => {
  const [byStatus, late, soon] = await Promise.all([
    OrderModel.aggregate<{ _id: Status; count: number }>([
      { $match: { ...where, status: { $in: waitingStatuses } } },
      { $group: { _id: '$status', count: { $sum: 1 } } },
    ]),
    OrderModel.countDocuments({ ...where, ...past(at) }),
    OrderModel.countDocuments({ ...where, ...near(at) }),
  ])
  return { counts: Object.fromEntries(byStatus.map(({ _id, count }) => [_id, count])) as Partial<Record<Status, number>>, overdue: late, near: soon }
}

/** The open orders of a county by village. */
export const countByVillage = async (county: string, at: Date): Promise<VillageLoad[]> => {
  const late = { $lt: ['$dueAt', at] }
  const timed = { $gt: ['$dueAt', new Date(0)] }
  const reminded = { $lte: [{ $ifNull: ['$remindAt', new Date(0)] }, new Date(0)] }
  const rows = await OrderModel.aggregate<{ _id: { town: string; village: string } } & Omit<VillageLoad, 'town' | 'village'>>([
    { $match: { county, status: { $in: openStatuses } } },
    {
      $group: {
        _id: { town: '$town', village: '$village' },
        orders: { $sum: 1 },
        late: one({ $and: [timed, late] }),
        near: one({ $and: [timed, { $not: [late] }, reminded] }),
        emergency: one({ $eq: ['$urgency', 'emergency'] }),
      },
    },
  ])
  return rows.map(({ _id, ...counts }) => ({ ..._id, ...counts }))
}

/** Of the orders posted since a moment whose service is done, the share that was never overdue. */
export const shareOnTime = async (county: string, since: Date): Promise<Share> => {
  const [found] = await OrderModel.aggregate<{ count: number; prompt: number }>([
    { $match: { county, status: { $in: ['served', 'rated', 'closed'] }, createdAt: { $gte: since } } },
    { $group: { _id: null, count: { $sum: 1 }, prompt: one({ $eq: [{ $size: { $ifNull: ['$overdues', []] } }, 0] }) } },
  ])
  return found ? { share: found.prompt / found.count, count: found.count } : { share: null, count: 0 }
}

/** The stars given since a moment. */
export const meanStars = async (where: Where, since: Date): Promise<MeanStars> => {
  // A unit's orders are found by their age, a county's by that of their rating.
  const recent = Object.keys(where).length > 1 ? { createdAt: { $gte: new Date(since.getTime() - longestMs) } } : {}
  const [found] = await OrderModel.aggregate<MeanStars>([
    { $match: { ...where, ...recent, 'rating.at': { $gte: since } } },
    { $group: { _id: null, mean: { $avg: '$rating.stars' }, count: { $sum: 1 } } },
  ])
  return { mean: found?.mean ?? null, count: found?.count ?? 0 }
}

/** How many orders of a unit have been served since a moment. */
export const countServed = (where: Where, since: Date) =>
  OrderModel.countDocuments({
    ...where,
    createdAt: { $gte: new Date(since.getTime() - longestMs) },
    timeline: { $elemMatch: { action: { $in: ['complete', 'settle'] }, to: 'served', at: { $gte: since } } },
  })
