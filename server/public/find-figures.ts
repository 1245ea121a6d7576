import type { Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { OpenFigures } from '../contract/public.ts'
import { now } from '../clock.ts'
import { countGiven } from '../hours/count-given.ts'
import { countPosted } from '../orders/count-posted.ts'
import type { Actor } from '../people/actor.ts'
import { invalid } from '../problems.ts'
import { monthsBetween, spanOfMonths, wantedMonths } from './months.ts'
import { openRows } from './open-rows.ts'
import { publicCounty } from './public-county.ts'

const mostMonths = 36

const read = async (code: string, from: string, to: string): Promise<OpenFigures> => {
  const span = spanOfMonths(from, to)
  const [county, posted, byMonth, byCategory, whole] = await Promise.all([
    publicCounty(code),
    countPosted(code, span),
    countGiven(code, span, 'month'),
    countGiven(code, span, 'category'),
    countGiven(code, span, 'whole'),
  ])
  const categories = [...new Set([...posted.map(({ category }) => category), ...byCategory.map(({ of }) => of)])].sort()
  return {
    county,
    from,
    to,
    at: now().toISOString(),
    total: openRows([''], () => posted, whole)[0]!,
    months: openRows(monthsBetween(from, to), (key) => posted.filter(({ month }) => month === key), byMonth),
    categories: openRows(categories, (key) => posted.filter(({ category }) => category === key), byCategory),
  }
}

// The same for everyone and dear to make; many who ask at once share one reading.
const cache = new LRUCache<string, OpenFigures>({ max: 500, ttl: 60_000, fetchMethod: (asked) => read(...(asked.split('/') as [string, string, string])) })

const wrongSpan = (actor: Actor) =>
  invalid({
    pointer: '/to',
    detail: actor.language === 'en' ? `From one month to a later one, ${mostMonths} months at the most.` : `结束月份不能早于开始月份，最多 ${mostMonths} 个月`,
  })

type Wanted = { county?: string; from?: string; to?: string }

/** The county's open figures by month and by category, at most a minute old; the last twelve months unless told otherwise. */
export const findOpenFigures = async (actor: Actor, wanted: Wanted, response: Response): Promise<OpenFigures> => {
  const { code } = await publicCounty(wanted.county)
  const { from, to } = wantedMonths(wanted)
  const { length } = monthsBetween(from, to)
  if (length === 0 || length > mostMonths) throw wrongSpan(actor)
  response.set('Cache-Control', 'public, max-age=60')
  return (await cache.fetch(`${code}/${from}/${to}`))!
}
