import type { PhotoView } from './orders.ts'

/** A finished order as anyone may see it, with its requester's consent: no names, no numbers, no place below the village. `month` is YYYY-MM. */
export type ShownOrder = {
  id: string
  category: string
  title: string
  summary: string
  place: string
  month: string
  stars: number | null
  solved: boolean | null
  /** Minutes served, and by how many people. */
  minutes: number
  people: number
  photos: PhotoView[]
}

export type PublicCounty = { code: string; name: string }

export type Showcase = { county: PublicCounty; categories: string[]; items: ShownOrder[]; nextCursor: string | null }

/** A count; `<5` where it is from one to four, null where it would tell such a one by what is left over. */
export type OpenCount = number | '<5' | null

/** The orders posted in one month or category, as they stand now, and the service credited there. Shares from 0 to 1; null where the number behind them is none or not told. */
export type OpenRow = {
  of: string
  posted: OpenCount
  finished: OpenCount
  onTime: number | null
  stars: number | null
  ratings: OpenCount
  minutes: number | null
  volunteers: OpenCount
}

/** Months are YYYY-MM, both within, in the county's time. */
export type OpenFigures = { county: PublicCounty; from: string; to: string; at: string; total: OpenRow; months: OpenRow[]; categories: OpenRow[] }
