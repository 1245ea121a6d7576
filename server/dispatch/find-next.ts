import type { Named } from '../contract/orders.ts'
import type { Order } from '../orders/order.ts'
import { asCandidateOrder } from './asked.ts'
import { readTeams } from './read-teams.ts'
import { rankTeams } from './rank.ts'

/** The best so many teams for an order that were not asked in this round yet; where a township dispatched, of its own teams. */
export const findNext = async (order: Order, { count, town }: { count: number; town?: string }): Promise<Named[]> => {
  if (count === 0) return []
  const { teams, yardstick } = await readTeams(order.county)
  const { items } = rankTeams(
    asCandidateOrder(order),
    teams.filter((team) => !town || team.town === town),
    yardstick,
  )
  const asked = new Set(order.assignments.filter(({ round }) => round === order.round).map(({ team }) => team.id))
  return items
    .map(({ team }) => team)
    .filter(({ id }) => !asked.has(id))
    .slice(0, count)
}
