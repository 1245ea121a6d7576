import type { OnMarket } from '../orders/market.ts'
import type { Order } from '../orders/order.ts'
import { findSettings } from '../settings/find-settings.ts'
import { asCandidateOrder } from './asked.ts'
import { obstacleOf, type ObstacleCode } from './plan-filters.ts'
import { readTeams } from './read-teams.ts'
import { ask } from './score.ts'

// What keeps a team from being told of an open order, but not from seeing and taking it: volunteers may do more than they are asked to.
const passing = new Set<ObstacleCode>(['declined', 'paused', 'hours', 'full'])

/** The teams to whom the market is open for an order, and the rings in which it widens; emergencies are everyone's at once. */
export const findMarket = async (order: Order): Promise<OnMarket> => {
  const [{ teams, yardstick }, { marketRings }] = await Promise.all([readTeams(order.county), findSettings(order.county)])
  const asked = ask(asCandidateOrder(order), yardstick.now)
  const eligible = teams.flatMap((team) => {
    const obstacle = obstacleOf(team, asked)
    return obstacle && !passing.has(obstacle.code) ? [] : [{ id: team.id, metres: asked.metresTo(team), alert: obstacle === null }]
  })
  return { teams: eligible, rings: order.urgency === 'emergency' ? [] : marketRings }
}
