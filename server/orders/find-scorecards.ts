import { now } from '../clock.ts'
import type { Scorecards } from '../contract/reports.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { invalid, Problem } from '../problems.ts'
import { findUnit, findUnits } from '../units/find-units.ts'
import { OrderModel } from './order.model.ts'
import { scorecardsOf, scoreOfPlace, scoreOfTeams, type Score, type Scored } from './scorecard.ts'

export type ScorecardsQuery = { by: Scorecards['by']; unit?: string; from?: Date; to?: Date }

const dayMs = 86_400_000
const usualMs = 90 * dayMs
const longestMs = 366 * dayMs
// Small batches, so that no single one holds up a request.
const batchSize = 250
const projection = { town: 1, village: 1, overdues: 1, assignments: 1, 'rating.stars': 1, 'timeline.from': 1, 'timeline.to': 1, 'timeline.at': 1 }

const spanOf = (actor: Actor, { from, to = now() }: ScorecardsQuery) => {
  const since = from ?? new Date(to.getTime() - usualMs)
  if (to.getTime() - since.getTime() > longestMs)
    throw invalid({ pointer: '/from', detail: actor.language === 'en' ? 'At most a year at a time.' : '一次最多一年。' })
  return { since, to }
}

const scoresBy: Record<Scorecards['by'], (order: Scored) => Score[]> = {
  town: (order) => scoreOfPlace(order.town, order),
  village: (order) => scoreOfPlace(order.village, order),
  team: scoreOfTeams,
}

const findTown = async (actor: Actor, code: string | undefined) => {
  const town = code ? await findUnit(code) : undefined
  if (town?.level === 'town' && town.county === actor.county) return { id: town._id, name: town.name }
  throw invalid({ pointer: '/unit', detail: actor.language === 'en' ? 'Name a township of your county.' : '请指明本县的一个镇街。' })
}

/**
 * How each town, each village of a town, or each team did with the orders posted in a span, the last ninety days unless told otherwise. For who
 * watches the county; 403 for others.
 */
export const findScorecards = async (actor: Actor, query: ScorecardsQuery): Promise<Scorecards> => {
  if (!hasRole(actor, 'dispatcher') && !hasRole(actor, 'supervisor')) throw new Problem('forbidden')
  const { since, to } = spanOf(actor, query)
  const unit = query.by === 'village' ? await findTown(actor, query.unit) : null
  const where = { county: actor.county, ...(unit && { town: unit.id }), createdAt: { $gte: since, $lt: to } }
  const orders = OrderModel.collection.find(where as never, { projection, batchSize })
  const scores: Score[] = []
  for await (const order of orders) scores.push(...scoresBy[query.by](order as unknown as Scored))
  const units = query.by === 'team' ? [] : (await findUnits({ parent: unit?.id ?? actor.county })).items
  const names = new Map(units.map(({ code, name }) => [code, name]))
  return { by: query.by, unit, from: since.toISOString(), to: to.toISOString(), items: scorecardsOf(scores, names) }
}
