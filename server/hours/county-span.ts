import { localDate, now } from '../clock.ts'

export type Span = { from: Date; to: Date }
export type Period = 'month' | 'year' | 'all'

/** The present month or year in Asia/Shanghai, or all time, up to now. */
export const spanOf = (period: Period): Span => {
  const to = now()
  const first = { month: `${localDate(to).slice(0, 7)}-01`, year: `${localDate(to).slice(0, 4)}-01-01`, all: '2000-01-01' }[period]
  return { from: new Date(`${first}T00:00:00+08:00`), to }
}
