import { localDate, now } from '../clock.ts'

// Months as YYYY-MM; the county has kept UTC+8 since 1991.

const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const month = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** The months from one to another, both within; none when they are the wrong way round. */
export const monthsBetween = (from: string, to: string) => Array.from({ length: Math.max(0, number(to) - number(from) + 1) }, (_, n) => month(number(from) + n))

/** From the first moment of one month to that after another. */
export const spanOfMonths = (from: string, to: string) => ({
  from: new Date(`${from}-01T00:00:00+08:00`),
  to: new Date(`${month(number(to) + 1)}-01T00:00:00+08:00`),
})

/** The months asked for; the twelve up to this one where they are not. */
export const wantedMonths = ({ from, to }: { from?: string; to?: string }) => {
  const last = to ?? (from && number(from) + 11 < number(localDate(now())) ? month(number(from) + 11) : localDate(now()).slice(0, 7))
  return { from: from ?? month(number(last) - 11), to: last }
}
