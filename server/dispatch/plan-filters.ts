import { covers, isQualified } from '../teams/covers.ts'
import { mayAlert, onHours, type LocalMoment } from '../teams/duty.ts'
import type { CandidateOrder, CandidateTeam } from './score.ts'

// What keeps a team from an order, the lasting reasons before the passing ones: the first that holds is the reason told.

const reasons = {
  inactive: { zh: '已停用', en: 'Not active' },
  category: { zh: '不做这个类别', en: 'Does not serve this category' },
  place: { zh: '服务范围不含这里', en: 'Does not serve this place' },
  qualification: { zh: '没有所需资质，或资质已过期', en: 'Lacks the required qualification, or it has expired' },
  declined: { zh: '本轮已拒单', en: 'Declined in this round' },
  paused: { zh: '暂停接单', en: 'Paused' },
  hours: { zh: '不在值班时间', en: 'Outside its hours of duty' },
  full: { zh: '手上订单已满', en: 'At full capacity' },
} as const

export type ObstacleCode = keyof typeof reasons

/** Why a team is left out, as a code that does not change and in both languages. */
export type Obstacle = { code: ObstacleCode; zh: string; en: string }

const obstacles = Object.fromEntries(Object.entries(reasons).map(([code, words]) => [code, { code, ...words }])) as Record<ObstacleCode, Obstacle>

/** An order with all that the filters ask again and again: the moment, and the metres to a team's position (null when either place is unknown). */
export type Asked<T extends CandidateOrder = CandidateOrder> = { order: T; moment: LocalMoment; metresTo: (team: CandidateTeam) => number | null }

const reaches = (team: CandidateTeam, { order, metresTo }: Asked) => {
  if (covers(team, order)) return true
  const metres = team.radiusMetres ? metresTo(team) : null
  return metres !== null && metres <= team.radiusMetres!
}

const obstacleCode = (team: CandidateTeam, asked: Asked): ObstacleCode | null => {
  const { order, moment } = asked
  if (!team.active) return 'inactive'
  if (!team.categories.includes(order.category)) return 'category'
  if (!reaches(team, asked)) return 'place'
  if (!isQualified(team, order, moment.date)) return 'qualification'
  if (order.declinedBy.includes(team.id)) return 'declined'
  if (!team.onDuty && !mayAlert(team, order.urgency, moment)) return 'paused'
  if (!onHours(team, order.urgency, moment)) return 'hours'
  return team.load >= team.capacity ? 'full' : null
}

/** Why this team cannot take the order now; null when it can. */
export const obstacleOf = (team: CandidateTeam, asked: Asked): Obstacle | null => {
  const code = obstacleCode(team, asked)
  return code && obstacles[code]
}
