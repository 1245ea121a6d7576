import { now } from '../clock.ts'
import type { Status } from '../contract/flow.ts'
import type { Board } from '../contract/live.ts'
import { openStatuses, waitingStatuses } from './order-flow.ts'
import { OrderModel } from './order.model.ts'

const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000

/** Midnight in Asia/Shanghai, which has had no summer time since 1991. */
const startOfDay = (at: Date) => new Date(Math.floor((at.getTime() + shanghaiMs) / dayMs) * dayMs - shanghaiMs)

/** The county's counters: open orders by status, the overdue among them, and today's posted and rated. */
export const findBoard = async (county: string): Promise<Board> => {
  const at = now()
  const today = startOfDay(at)
  const [byStatus, overdue, postedToday, ratedToday] = await Promise.all([
    OrderModel.aggregate<{ _id: Status; count: number }>([
      { $match: { county, status: { $in: waitingStatuses } } },
      { $group: { _id: '$status', count: { $sum: 1 } } },
    ]),
    OrderModel.countDocuments({ county, status: { $in: openStatuses }, dueAt: { $lt: at } }),
    OrderModel.countDocuments({ county, createdAt: { $gte: today } }),
    OrderModel.countDocuments({ county, 'rating.at': { $gte: today } }),
  ])
  return { counts: Object.fromEntries(byStatus.map(({ _id, count }) => [_id, count])), overdue, postedToday, ratedToday, at: at.toISOString() }
}
