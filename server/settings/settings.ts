import type { TimedStep, Urgency } from '../contract/flow.ts'
import { defaultWeights, type Weights } from '../dispatch/score.ts'
import { defaultLevels, type LevelRules } from '../hours/star-levels.ts'
import type { Calendar } from '../orders/calendar.ts'
import type { Ring } from '../orders/market.ts'

/** Hours per step and urgency that differ from the defaults. */
export type DeadlineOverrides = Partial<Record<TimedStep, Partial<Record<Urgency, number>>>>

/** What a county has set for itself. */
export type Settings = {
  calendar: Calendar
  deadlines: DeadlineOverrides
  rejectReasons: string[]
  /** What counts how much when teams are ranked; only the ratio matters. */
  weights: Weights
  /** The most minutes a team is to serve in a week before it is ranked last; null: no limit. */
  weeklyLimit: number | null
  /** Whom the market shows an order first, nearest ring first; empty: every team at once. */
  marketRings: Ring[]
  /** Who is asked when a team does not answer in time: the centre again, or the next team. */
  unanswered: 'centre' | 'next'
  /** Star levels: thresholds in credited hours, who approves, working days of public notice. */
  levels: LevelRules
  /** The county's records also go to the national system (全国志愿服务信息系统): certificates are not labelled as this platform's alone. */
  linkedNationally: boolean
  /** The name of the unit that keeps the county's record, as it stands on certificates and its seal; null: the county's volunteer centre. */
  recordingUnit: string | null
}

export const defaultSettings: Settings = {
  calendar: 'natural',
  deadlines: {},
  rejectReasons: ['不属于服务范围', '重复提交', '信息不实', '已通过其他渠道解决', '应走其他法定程序'],
  weights: defaultWeights,
  weeklyLimit: 40 * 60,
  marketRings: [],
  unanswered: 'centre',
  levels: defaultLevels,
  linkedNationally: false,
  recordingUnit: null,
}
