import chineseDays from 'chinese-days'

// Time as the county counts it: every hour (natural), or 08:30–12:00 and 14:30–18:00 on Chinese working days (working).

export type Calendar = 'natural' | 'working'

const { isWorkday } = chineseDays
const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000
const hours = (h: number, m = 0) => (h * 60 + m) * 60_000
const openings = [
  [hours(8, 30), hours(12)],
  [hours(14, 30), hours(18)],
] as const

const startOfDay = (at: number) => Math.floor((at + shanghaiMs) / dayMs) * dayMs - shanghaiMs
const works = (day: number) => isWorkday(new Date(day + shanghaiMs).toISOString().slice(0, 10))

/** The stretches of working time from a moment on, in order, as milliseconds since the epoch. */
function* stretches(from: number): Generator<[number, number]> {
  for (let day = startOfDay(from); ; day += dayMs) {
    if (!works(day)) continue
    for (const [open, close] of openings) if (day + close > from) yield [Math.max(day + open, from), day + close]
  }
}

/** The moment when `ms` of the calendar's time have gone since `from`. */
export const addTime = (from: Date, ms: number, calendar: Calendar): Date => {
  if (calendar === 'natural') return new Date(from.getTime() + ms)
  let left = ms
  for (const [start, end] of stretches(from.getTime())) {
    if (left <= end - start) return new Date(start + left)
    left -= end - start
  }
  throw new RangeError('working time ends nowhere')
}

/** How much of the calendar's time lies between two moments, in milliseconds; negative when `to` is the earlier. */
export const timeBetween = (from: Date, to: Date, calendar: Calendar): number => {
  if (calendar === 'natural') return to.getTime() - from.getTime()
  if (to < from) return -timeBetween(to, from, calendar)
  let sum = 0
  for (const [start, end] of stretches(from.getTime())) {
    if (start >= to.getTime()) return sum
    sum += Math.min(end, to.getTime()) - start
  }
  return sum
}
