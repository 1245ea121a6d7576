import type { Urgency } from '../contract/flow.ts'

// When a team is on duty, by the clock and the week of Asia/Shanghai, which knows no summer time.

/** Hours of duty: `days` 1 (Monday) to 7, from HH:MM up to but without HH:MM (`24:00` is the day's end). When `to` is before `from` they end the next day. */
export type DutyHours = { days: number[]; from: string; to: string }

/** `onDuty`: false while the team has paused; `hours`: absent = always, empty = never; `alertsForEmergencies`: it agreed to be called to emergencies all the same. */
export type Duty = { onDuty: boolean; hours?: DutyHours[]; alertsForEmergencies?: boolean }

/** A moment as Shanghai's clocks show it: `day` and `yesterday` 1 (Monday) to 7, `time` HH:MM, `date` YYYY-MM-DD. */
export type LocalMoment = { day: number; yesterday: number; time: string; date: string }

const shanghaiMs = 8 * 3_600_000

/** The clock and the calendar in Asia/Shanghai. */
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

/** Whether a moment lies in the team's hours, or the team may be called out of them. */
export const onHours = ({ hours, alertsForEmergencies }: Duty, urgency: Urgency, moment: LocalMoment) =>
  !hours || (urgency === 'emergency' && alertsForEmergencies === true) || hours.some((span) => within(span, moment))

/** Whether the people of a team may be alerted at a moment: on duty, or for an emergency if they agreed. */
export const mayAlert = (team: Duty, urgency: Urgency, moment: LocalMoment) =>
  (urgency === 'emergency' && team.alertsForEmergencies === true) || (team.onDuty && onHours(team, urgency, moment))
