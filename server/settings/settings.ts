import type { TimedStep, Urgency } from '../contract/flow.ts'
import type { Calendar } from '../orders/calendar.ts'

/** Hours per step and urgency that differ from the defaults. */
export type DeadlineOverrides = Partial<Record<TimedStep, Partial<Record<Urgency, number>>>>

/** What a county has set for itself. */
export type Settings = { calendar: Calendar; deadlines: DeadlineOverrides; rejectReasons: string[] }

export const defaultSettings: Settings = {
  calendar: 'natural',
  deadlines: {},
  rejectReasons: ['不属于服务范围', '重复提交', '信息不实', '已通过其他渠道解决', '应走其他法定程序'],
}
