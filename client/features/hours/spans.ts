import { countyMoment, momentOf } from '../../lib/format.ts'

export const spanNames = ['all', 'year', 'lastYear', 'month', 'lastMonth'] as const
export type SpanName = (typeof spanNames)[number]

/** The beginning of a month in the county's time; months run over the year's ends: 0 is January, -1 the December before. */
const beginning = (year: number, month: number) => momentOf(`${new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)}T00:00`)

/** From when until when (not within) a span runs, in the county's time; one that still runs has no end. */
export function spanOf(name: SpanName, at: number): { from?: string; to?: string } {
  const [year, month] = countyMoment(at).split('-').map(Number) as [number, number]
  const spans = {
    all: {},
    year: { from: beginning(year, 0) },
    lastYear: { from: beginning(year - 1, 0), to: beginning(year, 0) },
    month: { from: beginning(year, month - 1) },
    lastMonth: { from: beginning(year, month - 2), to: beginning(year, month - 1) },
  }
  return spans[name]
}

/** The span of two days (YYYY-MM-DD), both within; an empty one sets no limit. */
export function daysBetween({ from, to }: { from: string; to: string }): { from?: string; to?: string } {
  const [year, month, last] = to.split('-').map(Number) as [number, number, number]
  const after = to && momentOf(`${new Date(Date.UTC(year, month - 1, last + 1)).toISOString().slice(0, 10)}T00:00`)
  return { ...(from && { from: momentOf(`${from}T00:00`) }), ...(after && { to: after }) }
}
