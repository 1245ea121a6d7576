import { language, words } from './language.ts'

const HOUR_MS = 3_600_000
const isEnglish = () => language.value === 'en'

/** The county's date and clock, `2026-11-21T09:30:00`: UTC+8 since 1991. Reckoned, as a phone takes long over its first Intl format. */
const countyClock = (at: string | number) => new Date(new Date(at).getTime() + 8 * HOUR_MS).toISOString().slice(0, 19)
const dateOf = (at: string | number) => countyClock(at).slice(0, 10).split('-').map(Number)

/** Month, day, hour and minute in the county's time. */
export function dayAndTime(at: string | number): string {
  const [, month, day] = dateOf(at)
  return `${month}/${day}${isEnglish() ? ',' : ''} ${countyClock(at).slice(11, 16)}`
}

/** Hour, minute and second in the county's time. */
export function timeOfDay(at: string | number): string {
  return countyClock(at).slice(11)
}

/** Year, month and day in the county's time. */
export function day(at: string | number): string {
  const [year, month, day] = dateOf(at)
  return isEnglish() ? `${month}/${day}/${year}` : `${year}/${month}/${day}`
}

/** The hour of the day in the county's time, 0 to 23. */
export function hourOf(at: number): number {
  return Number(countyClock(at).slice(11, 13))
}

/** A span in its two largest units, from whole minutes: “2天3小时”, “45分钟”. */
export function span(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), Math.floor(minutes % 60)]
  const parts = [days && words('span.days', { n: days }), hours && words('span.hours', { n: hours }), !days && rest && words('span.minutes', { n: rest })]
  return parts.filter(Boolean).join(words('span.glue')) || words('span.minutes', { n: 0 })
}

/** Minutes as a record of service: hours and minutes, never days. */
export function serviceTime(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const parts = [hours && words('span.hours', { n: hours }), (minutes % 60 || !hours) && words('span.minutes', { n: minutes % 60 })]
  return parts.filter(Boolean).join(words('span.glue'))
}

/** Things in a row, parted as the language parts them. */
export function listed(items: readonly string[]): string {
  return items.join(isEnglish() ? ', ' : '、')
}

/** A moment as a date-time field holds it, in the county's time: `2026-11-21T09:30`. */
export function countyMoment(at: number): string {
  return countyClock(at).slice(0, 16)
}

/** The ISO moment that a date-time field means. */
export function momentOf(written: string): string {
  return new Date(`${written}+08:00`).toISOString()
}
