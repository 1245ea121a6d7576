type Place = { county: string; town: string; village: string; grid: string }
type Market = { active: boolean; categories: string[]; area: string[] }

/** A team serves a place when its area names the place's county, town, village or grid. */
export const covers = (team: { area: string[] }, place: Place) => [place.county, place.town, place.village, place.grid].some((code) => team.area.includes(code))

/** A team may take an order from the market: active, of the category, and serving the place. */
export const isEligible = (team: Market, order: Place & { category: string }) => team.active && team.categories.includes(order.category) && covers(team, order)
