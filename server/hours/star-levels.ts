// Stars of level: credited hours reach 100, 300, 600, 1000, 1500, or what the county has set. Points: hours by the weight of the stars an order received.

export type LevelRules = { thresholds: number[]; approver: 'supervisor' | 'admin' | 'dispatcher'; noticeDays: number }

/** Thresholds in hours, the notice in working days. */
export const defaultLevels: LevelRules = { thresholds: [100, 300, 600, 1000, 1500], approver: 'supervisor', noticeDays: 5 }

const weights: Record<number, number> = { 5: 120, 4: 110, 3: 100 }

/** The weight of a rating in hundredths; 100 without one, 0 for one or two stars. */
export const weightOf = (stars: number | null) => (stars === null ? 100 : (weights[stars] ?? 0))

/** Points for minutes under a rating (null: unrated), in hundredths. */
export const pointsFor = (minutes: number, stars: number | null) => Math.round((minutes * weightOf(stars)) / 60)

/** The level that credited minutes reach, and the next one with the minutes missing to it (null where there is none). */
export const levelOf = (creditedMinutes: number, thresholds = defaultLevels.thresholds) => {
  const reached = thresholds.filter((hours) => creditedMinutes >= hours * 60).length
  const next = thresholds[reached]
  return { reached, nextLevel: next === undefined ? null : reached + 1, nextLevelMinutes: next === undefined ? null : next * 60 - creditedMinutes }
}
