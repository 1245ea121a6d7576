import { countyMoment, momentOf } from '../../lib/format.ts'
import { daysBetween, spanOf } from '../hours/spans.ts'

/** `all` sets no limit; `quarter` is today and the 89 days before it; `own` has days of its own. */
export const spanNames = ['all', 'quarter', 'month', 'lastMonth', 'year', 'lastYear', 'own'] as const
export type SpanName = (typeof spanNames)[number]

const QUARTER_MS = 89 * 86_400_000

/** From when until when (not within) a span runs, in the county's time; an empty day sets no limit. */
export function spanAt(name: SpanName, days: { from: string; to: string }, at: number): { from?: string; to?: string } {
  if (name === 'own') return daysBetween(days)
  return name === 'quarter' ? { from: momentOf(`${countyMoment(at - QUARTER_MS).slice(0, 10)}T00:00`) } : spanOf(name, at)
}
