import { addTime } from '../orders/calendar.ts'
import { findSettings } from '../settings/find-settings.ts'
import { defaultLevels, type LevelRules } from './star-levels.ts'

const workingDayMs = 7 * 3_600_000

/** What a county has set of star levels, with the defaults behind it. */
export const findLevelRules = async (county: string): Promise<LevelRules> => {
  const { levels } = (await findSettings(county)) as { levels?: Partial<LevelRules> }
  return { ...defaultLevels, ...levels }
}

/** When a public notice begun now ends: so many working days later. */
export const noticeEnd = (at: Date, { noticeDays }: LevelRules) => addTime(at, noticeDays * workingDayMs, 'working')
