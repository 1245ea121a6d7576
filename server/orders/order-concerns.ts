import { servedStates, teamSteps } from './order-facts.ts'
import { openStatuses } from './order-flow.ts'
import type { Filter } from './order-visibility.ts'

// What who watches a county looks for, and the orders behind a figure of a scorecard.

/** Orders that a team took on, as its scorecard counts them. */
export const tookBy = (team: string): Filter => ({ assignments: { $elemMatch: { 'team.id': team, state: { $in: servedStates } } } })

/** Orders whose time with this team ran over: in the round, and at the steps, that were the team's. */
const lateWith = (team: string): Filter => {
  const ranOver = { $and: [{ $eq: ['$$over.round', '$$part.round'] }, { $in: ['$$over.step', teamSteps] }] }
  const isLate = { $anyElementTrue: [{ $map: { input: '$overdues', as: 'over', in: ranOver } }] }
  const isOwn = [{ $eq: ['$$part.team.id', team] }, { $in: ['$$part.state', servedStates] }]
  return { $expr: { $anyElementTrue: [{ $map: { input: '$assignments', as: 'part', in: { $and: [...isOwn, isLate] } } }] } }
}

const poor: Filter = { $or: [{ 'rating.stars': { $lte: 2 } }, { 'rating.solved': false }] }
const reopened: Filter = { 'past.0': { $exists: true } }

/** What a supervisor looks for beside the overdue. */
export const concerns = {
  near: (at: Date): Filter => ({ status: { $in: openStatuses }, suspended: null, dueAt: { $gte: at }, $or: [{ remindAt: null }, { remindAt: { $lte: at } }] }),
  urged: (): Filter => ({ status: { $in: openStatuses }, urgedAt: { $ne: null } }),
  poor: () => poor,
  unsolved: (): Filter => ({ 'rating.solved': false }),
  reopened: () => reopened,
  complaint: (): Filter => ({ $or: [poor, reopened] }),
  rated: (): Filter => ({ rating: { $ne: null } }),
  late: (_: Date, team?: string): Filter => (team ? lateWith(team) : { 'overdues.0': { $exists: true } }),
}
export type Concern = keyof typeof concerns
