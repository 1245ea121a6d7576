import { now } from '../clock.ts'
import type { Named } from '../contract/orders.ts'
import type { PlanOrder, PlanView } from '../contract/dispatch.ts'
import { findWaiting } from '../orders/find-waiting.ts'
import type { Order } from '../orders/order.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findMenu } from '../services/find-services.ts'
import { asCandidateOrder } from './asked.ts'
import type { WaitingOrder } from './plan.ts'
import { planThread } from './plan-thread.ts'
import { readTeams } from './read-teams.ts'

/** Whoever may accept a plan may see it: the county's dispatchers. */
export const mustPlan = (actor: Actor) => {
  if (!hasRole(actor, 'dispatcher', actor.county)) throw new Problem('forbidden')
}

type Menu = Awaited<ReturnType<typeof findMenu>>

const asWaiting = (order: Order, menu: Menu): WaitingOrder => {
  const service = menu.find(({ _id }) => _id === order.service?.id)
  return {
    ...asCandidateOrder(order, service?.requires),
    id: order._id,
    arrivedAt: order.timeline.findLast(({ from, to }) => from !== to)!.at,
    dueAt: order.dueAt,
    teamsNeeded: service?.norm.teams ?? 1,
  }
}

const view = ({ _id, no, title, category, urgency, dueAt, places, version }: Order): PlanOrder => ({
  id: _id,
  no,
  title,
  category,
  urgency,
  dueAt: dueAt?.toISOString() ?? null,
  placeName: `${places.town} ${places.village}`,
  version,
})

/** A proposal for all orders that wait for the centre, beside what taking them one by one would come to. Nothing is dispatched. 403 for all but dispatchers. */
export const proposePlan = async (actor: Actor): Promise<PlanView> => {
  mustPlan(actor)
  const [orders, menu, { teams, yardstick }] = await Promise.all([findWaiting(actor.county), findMenu(actor.county), readTeams(actor.county)])
  const { placed, unplaced, totals, greedy } = await planThread.run({ orders: orders.map((order) => asWaiting(order, menu)), teams, yardstick })
  const byId = new Map(orders.map((order) => [order._id, view(order)]))
  const say = (words: { zh: string; en: string } | null) => words && (actor.language === 'en' ? words.en : words.zh)
  return {
    at: now().toISOString(),
    placed: placed.map(({ order, teams: chosen, missing, reason }) => ({ order: byId.get(order)!, teams: chosen, missing, reason: say(reason) })),
    unplaced: unplaced.map(({ order, reason }) => ({ order: byId.get(order)!, reason: say(reason)! })),
    teams: teams.map(({ id, name, capacity, load }): Named & { capacity: number; load: number } => ({ id, name, capacity, load })),
    totals,
    greedy,
  }
}
