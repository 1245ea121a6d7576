import { covers } from '../teams/covers.ts'
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

/** Hours of duty in Asia/Shanghai: `days` 1 (Monday) to 7, from HH:MM up to but without HH:MM (`24:00` is the day's end). When `to` is before `from` they end the next day. */
export type DutyHours = { days: number[]; from: string; to: string }

/** What a team holds, to the last day it is good for (YYYY-MM-DD, in Shanghai); null = for good. */
export type Qualification = { name: string; until: string | null }

/** A moment as Shanghai's clocks show it: `day` and `yesterday` 1 (Monday) to 7, `time` HH:MM, `date` YYYY-MM-DD. */
export type LocalMoment = { day: number; yesterday: number; time: string; date: string }

const shanghaiMs = 8 * 3_600_000

/** The clock and the calendar in Asia/Shanghai, which knows no summer time. */
export const localMoment = (now: Date): LocalMoment => {
  const local = new Date(now.getTime() + shanghaiMs)
  const weekday = local.getUTCDay()
  const iso = local.toISOString()
  return { day: weekday || 7, yesterday: (weekday + 6) % 7 || 7, time: iso.slice(11, 16), date: iso.slice(0, 10) }
}

const within = ({ days, from, to }: DutyHours, { day, yesterday, time }: LocalMoment) => {
  if (from <= to) return days.includes(day) && time >= from && time < to
  return (days.includes(day) && time >= from) || (days.includes(yesterday) && time < to)
}

const onHours = ({ hours, alertsForEmergencies }: CandidateTeam, order: CandidateOrder, moment: LocalMoment) =>
  !hours || (order.urgency === 'emergency' && alertsForEmergencies) || hours.some((span) => within(span, moment))

const qualified = ({ qualifications }: CandidateTeam, name: string, { date }: LocalMoment) =>
  qualifications.some((held) => held.name === name && (held.until === null || held.until.slice(0, 10) >= date))

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
  if (order.requires && !qualified(team, order.requires, moment)) return 'qualification'
  if (order.declinedBy.includes(team.id)) return 'declined'
  if (!team.onDuty) return 'paused'
  if (!onHours(team, order, moment)) return 'hours'
  return team.load >= team.capacity ? 'full' : null
}

/** Why this team cannot take the order now; null when it can. */
export const obstacleOf = (team: CandidateTeam, asked: Asked): Obstacle | null => {
  const code = obstacleCode(team, asked)
  return code && obstacles[code]
}
