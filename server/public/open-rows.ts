import type { OpenCount, OpenRow } from '../contract/public.ts'
import type { Given } from '../hours/count-given.ts'
import type { Posted } from '../orders/count-posted.ts'
import { concealCounts, concealSums } from './conceal.ts'

type Sums = Omit<Posted, 'month' | 'category'>

const names = ['posted', 'finished', 'onTime', 'ratings', 'stars'] as const
const sumOf = (rows: Posted[]) => Object.fromEntries(names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)])) as Sums

// A share of a number that is not told would help to tell it.
const share = (part: number, whole: OpenCount, digits: number) => (typeof whole === 'number' && whole > 0 ? Math.round((part / whole) * digits) / digits : null)

/** The rows of one table as anyone may see them: for each key what was posted there, and what was given. */
export const openRows = (keys: string[], posted: (key: string) => Posted[], given: Given[]): OpenRow[] => {
  const sums = keys.map((key) => sumOf(posted(key)))
  const service = keys.map((key) => given.find(({ of }) => of === key) ?? { minutes: 0, volunteers: 0 })
  const people = service.map(({ volunteers }) => volunteers)
  const counts = {
    posted: concealCounts(sums.map((sum) => sum.posted)),
    finished: concealCounts(sums.map((sum) => sum.finished)),
    ratings: concealCounts(sums.map((sum) => sum.ratings)),
    volunteers: concealCounts(people),
  }
  const minutes = concealSums(
    service.map((one) => one.minutes),
    people,
  )
  return keys.map((of, n) => ({
    of,
    posted: counts.posted[n]!,
    finished: counts.finished[n]!,
    onTime: share(sums[n]!.onTime, counts.finished[n]!, 100),
    stars: share(sums[n]!.stars, counts.ratings[n]!, 10),
    ratings: counts.ratings[n]!,
    minutes: minutes[n]!,
    volunteers: counts.volunteers[n]!,
  }))
}
