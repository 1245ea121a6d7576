// An order on the market. Where the county has set rings, the nearest teams see it first.

/** Until so many minutes after the opening only teams within so many metres see an order; after the last ring every team does. */
export type Ring = { metres: number; minutes: number }

/** `later`: teams that do not see it yet; `told`: teams that were told of it, nobody twice in one round. */
export type Market = { openedAt: Date; widensAt: Date | null; later: string[]; told: string[] }

/** A team that may take the order: how far away (null: unknown, counts as near), and whether it is to be told. */
export type Eligible = { id: string; metres: number | null; alert: boolean }

export type OnMarket = { teams: Eligible[]; rings: Ring[] }

const minuteMs = 60_000

const isNear = ({ metres }: Eligible, ring: Ring) => metres === null || metres <= ring.metres

/** Who sees an opened order at a moment and who is told of it now. A ring in which there is nobody to tell is passed over; who was told before goes on seeing it. */
export const showTo = (before: Market | null | undefined, { teams, rings }: OnMarket, { openedAt, at }: { openedAt: Date; at: Date }): Market => {
  const end = ({ minutes }: Ring) => new Date(openedAt.getTime() + minutes * minuteMs)
  const ring = rings.find((each) => end(each) > at && teams.some((team) => team.alert && isNear(team, each)))
  const told = before?.told ?? []
  const later = ring ? teams.filter((team) => !isNear(team, ring) && !told.includes(team.id)).map(({ id }) => id) : []
  const toTell = teams.filter(({ id, alert }) => alert && !later.includes(id) && !told.includes(id)).map(({ id }) => id)
  return { openedAt, widensAt: ring && later.length > 0 ? end(ring) : null, later, told: [...told, ...toTell] }
}

/** The market of an order whose clock stood still for a while. */
export const shifted = (market: Market, ms: number): Market => ({
  ...market,
  openedAt: new Date(market.openedAt.getTime() + ms),
  widensAt: market.widensAt && new Date(market.widensAt.getTime() + ms),
})
