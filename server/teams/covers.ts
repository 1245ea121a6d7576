import type { Point } from '../contract/orders.ts'
import { metresBetween } from '../units/distance.ts'

/** What a team holds, to the last day it is good for (YYYY-MM-DD, in Shanghai); null = for good. `ofMembers`: because its members hold it. */
export type Qualification = { name: string; until: string | null; ofMembers?: true }

type Place = { county: string; town: string; village: string; grid: string }
type Offered = Place & { category: string; location?: Point | null; requires?: string | null }

/** What says where and what a team may serve; `radiusMetres` around its `position` is served beside its area. */
export type Eligibility = {
  active: boolean
  categories: string[]
  area: string[]
  radiusMetres?: number | null
  position?: Point | null
  qualifications?: Qualification[]
}

/** A team serves a place when its area names the place's county, town, village or grid. */
export const covers = (team: { area: string[] }, place: Place) => [place.county, place.town, place.village, place.grid].some((code) => team.area.includes(code))

const isWithin = ({ radiusMetres, position }: Eligibility, location: Point | null) => {
  const metres = radiusMetres && position ? metresBetween(position, location) : null
  return metres !== null && metres <= radiusMetres!
}

/** The qualifications that are good on a day (YYYY-MM-DD, in Shanghai). */
export const validOn = (qualifications: Qualification[], day: string) => qualifications.filter(({ until }) => until === null || until.slice(0, 10) >= day)

/** Whether a team holds what an order's service requires, on a day. */
export const isQualified = ({ qualifications = [] }: Pick<Eligibility, 'qualifications'>, { requires }: { requires?: string | null }, day: string) =>
  !requires || validOn(qualifications, day).some(({ name }) => name === requires)

/** A team may take an order from the market on a day: active, of the category, serving the place, and qualified. */
export const isEligible = (team: Eligibility, order: Offered, day: string) =>
  team.active && team.categories.includes(order.category) && (covers(team, order) || isWithin(team, order.location ?? null)) && isQualified(team, order, day)
