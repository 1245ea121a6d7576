// Stars of level: credited hours reach 100, 300, 600, 1000, 1500. Points: hours by the weight of the stars an order received.

const thresholds = [100, 300, 600, 1000, 1500].map((hours) => hours * 60)
const weights: Record<number, number> = { 5: 1.2, 4: 1.1, 3: 1 }

/** What a rating makes of a record: held for one or two stars, credited otherwise; without a rating credited. */
export const stateFor = (stars: number | null) => (stars !== null && stars < 3 ? 'held' : 'credited')

/** Points for minutes under a rating (null: unrated), to two decimals; held minutes bring none. */
export const pointsFor = (minutes: number, stars: number | null) =>
  stateFor(stars) === 'held' ? 0 : Math.round((minutes / 60) * (stars === null ? 1 : weights[stars]!) * 100) / 100

/** The star level of credited minutes, and the minutes missing to the next one (null at five stars). */
export const levelOf = (creditedMinutes: number) => {
  const starLevel = thresholds.filter((threshold) => creditedMinutes >= threshold).length
  const next = thresholds[starLevel]
  return { starLevel, nextLevelMinutes: next === undefined ? null : next - creditedMinutes }
}
