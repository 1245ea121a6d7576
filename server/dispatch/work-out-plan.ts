import { moveClock, now } from '../clock.ts'
import type { Language } from '../contract/flow.ts'
import type { PlanOrder, PlanView } from '../contract/dispatch.ts'
import { isAway } from '../db/away.ts'
import { join } from '../db/connect.ts'
import { findWaiting, type Waiting } from '../orders/find-waiting.ts'
import { findMenu } from '../services/find-services.ts'
import { asCandidateOrder } from './asked.ts'
import { planDispatch, type WaitingOrder } from './plan.ts'
import { readTeams } from './read-teams.ts'

type Menu = Awaited<ReturnType<typeof findMenu>>

const asWaiting = (order: Waiting, menu: Menu): WaitingOrder => ({
  ...asCandidateOrder(order),
  id: order._id,
  arrivedAt: order.timeline.findLast(({ from, to }) => from !== to)!.at,
  dueAt: order.dueAt,
  teamsNeeded: menu.find(({ _id }) => _id === order.service?.id)?.norm.teams ?? 1,
})

const view = ({ _id, no, title, category, urgency, dueAt, places, version }: Waiting): PlanOrder => ({
  id: _id,
  no,
  title,
  category,
  urgency,
  dueAt: dueAt?.toISOString() ?? null,
  placeName: `${places.town} ${places.village}`,
  version,
})

const planOf = async (county: string, language: Language): Promise<PlanView> => {
  const [{ orders, more }, menu, { teams, yardstick }] = await Promise.all([findWaiting(county), findMenu(county), readTeams(county)])
  const { placed, unplaced, totals, greedy } = planDispatch({ orders: orders.map((order) => asWaiting(order, menu)), teams, yardstick })
  const byId = new Map(orders.map((order) => [order._id, view(order)]))
  const say = (words: { zh: string; en: string } | null) => words && (language === 'en' ? words.en : words.zh)
  return {
    at: now().toISOString(),
    more,
    placed: placed.map(({ order, teams: chosen, missing, reason }) => ({ order: byId.get(order)!, teams: chosen, missing, reason: say(reason) })),
    unplaced: unplaced.map(({ order, missing, reason }) => ({ order: byId.get(order)!, missing, reason: say(reason)! })),
    teams: teams.map(({ id, name, capacity, load }) => ({ id, name, capacity, load })),
    totals,
    greedy,
  }
}

/** What is to be planned: a county's queue as it stands `at` a moment, in the database at `uri`. */
export type Wanted = { uri: string; county: string; language: Language; at: Date }

/**
 * A whole plan, from reading the queue to the JSON of its PlanView: all of it happens in the plan's own thread, so that no request waits for it.
 * Null while the database is away: an error that leaves a thread leaves its class behind.
 */
export const workOutPlan = async ({ uri, county, language, at }: Wanted): Promise<Uint8Array | null> => {
  try {
    await join(uri)
    moveClock(at)
    return new TextEncoder().encode(JSON.stringify(await planOf(county, language)))
  } catch (error) {
    if (isAway(error)) return null
    throw error
  }
}
