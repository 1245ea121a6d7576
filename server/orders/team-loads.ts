import { OrderModel } from './order.model.ts'

/** How many open orders each team has accepted or is offered: team id → count; teams with none are absent. */
export const teamLoads = async (teams: string[]) => {
  const rows = await OrderModel.aggregate<{ _id: string; count: number }>([
    { $match: { 'assignments.team.id': { $in: teams }, status: { $in: ['dispatched', 'serving'] } } },
    { $unwind: '$assignments' },
    { $match: { 'assignments.team.id': { $in: teams }, 'assignments.state': { $in: ['offered', 'accepted'] } } },
    { $group: { _id: '$assignments.team.id', count: { $sum: 1 } } },
  ])
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}
