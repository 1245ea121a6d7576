import type { Status } from '../contract/flow.ts'
import { OrderModel } from './order.model.ts'

/** The orders of one category posted in one month (YYYY-MM, Asia/Shanghai): how many are finished, those never late among them, and their stars. */
export type Posted = { month: string; category: string; posted: number; finished: number; onTime: number; ratings: number; stars: number }

const done: Status[] = ['served', 'rated', 'closed']
const isDone = { $in: ['$status', done] }
const neverLate = { $eq: [{ $size: { $ifNull: ['$overdues', []] } }, 0] }
const one = (claim: object) => ({ $sum: { $cond: [claim, 1, 0] } })

/** The county's orders posted in a span, counted by month and category. */
export const countPosted = (county: string, { from, to }: { from: Date; to: Date }) =>
  OrderModel.aggregate<Posted>([
    { $match: { county, createdAt: { $gte: from, $lt: to } } },
    {
      $group: {
        _id: { month: { $dateToString: { date: '$createdAt', format: '%Y-%m', timezone: 'Asia/Shanghai' } }, category: '$category' },
        posted: { $sum: 1 },
        finished: one(isDone),
        onTime: one({ $and: [isDone, neverLate] }),
        ratings: one({ $gt: ['$rating.stars', 0] }),
        stars: { $sum: '$rating.stars' },
      },
    },
    { $addFields: { month: '$_id.month', category: '$_id.category' } },
    { $project: { _id: 0 } },
  ])
