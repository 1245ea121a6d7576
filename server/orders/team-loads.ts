import { OrderModel } from './order.model.ts'

/** How many open orders each team of a county has accepted or is offered: team id → count; teams with none are absent. */
export const teamLoads = async (county: string) => {
  const rows = await OrderModel.aggregate<{ _id: string; count: number }>([
    { $match: { county, status: { $in: ['dispatched', 'serving'] } } },
    { $project: { assignments: 1 } },
    { $unwind: '$assignments' },
    { $match: { 'assignments.state': { $in: ['offered', 'accepted'] } } },
    { $group: { _id: '$assignments.team.id', count: { $sum: 1 } } },
  ])
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}
