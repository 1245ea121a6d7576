import { language, words } from './language.ts'

const zone = 'Asia/Shanghai'
const formats = new Map<string, Intl.DateTimeFormat>()

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.value} ${name}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language.value, { timeZone: zone, hourCycle: 'h23', ...options })
  formats.set(key, known)
  return known
}

/** Month, day, hour and minute in the county's time. */
export function dayAndTime(at: string | number): string {
  return format('both', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

/** Hour, minute and second in the county's time. */
export function timeOfDay(at: string | number): string {
  return format('time', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at))
}

/** Year, month and day in the county's time. */
export function day(at: string | number): string {
  return format('day', { year: 'numeric', month: 'numeric', day: 'numeric' }).format(new Date(at))
}

/** The hour of the day in the county's time, 0 to 23. */
export function hourOf(at: number): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(at)))
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
  return items.join(language.value === 'en' ? ', ' : '、')
}

/** A moment as a date-time field holds it, in the county's time: `2026-11-21T09:30`. */
export function countyMoment(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T')
}

/** The ISO moment that a date-time field means; the county has kept UTC+8 since 1991. */
export function momentOf(written: string): string {
  return new Date(`${written}+08:00`).toISOString()
}
