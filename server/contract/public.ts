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
