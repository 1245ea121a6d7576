import { addTime } from '../orders/calendar.ts'
import { findSettings } from '../settings/find-settings.ts'
import type { LevelRules } from './star-levels.ts'

const workingDayMs = 7 * 3_600_000

/** What a county has set of star levels. */
export const findLevelRules = async (county: string): Promise<LevelRules> => (await findSettings(county)).levels

/** When a public notice begun now ends: so many working days later. */
export const noticeEnd = (at: Date, { noticeDays }: LevelRules) => addTime(at, noticeDays * workingDayMs, 'working')
