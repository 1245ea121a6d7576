import type { Span } from './county-span.ts'
import { LedgerModel } from './ledger.model.ts'
import { sums } from './sum-up.ts'

/** The service credited in one month (YYYY-MM, Asia/Shanghai) or category, and how many gave it. */
export type Given = { of: string; minutes: number; volunteers: number }

const keys = { month: { $dateToString: { date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai' } }, category: '$service.category', whole: { $literal: '' } }

/** The county's credited minutes and volunteers of a span by month, by category, or on the whole. */
export const countGiven = (county: string, { from, to }: Span, by: keyof typeof keys) =>
  LedgerModel.aggregate<Given>([
    { $match: { county, at: { $gte: from, $lt: to } } },
    { $group: { _id: { of: keys[by], volunteer: '$volunteer.id' }, ...sums } },
    { $addFields: { minutes: { $add: ['$recorded', '$declared'] } } },
    { $group: { _id: '$_id.of', minutes: { $sum: '$minutes' }, volunteers: { $sum: { $cond: [{ $gt: ['$minutes', 0] }, 1, 0] } } } },
    { $addFields: { of: '$_id' } },
    { $project: { _id: 0 } },
  ])
