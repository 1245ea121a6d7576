import { now } from '../clock.ts'
import type { Scorecards } from '../contract/reports.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { invalid, Problem } from '../problems.ts'
import { findUnits } from '../units/find-units.ts'
import { OrderModel } from './order.model.ts'
import { scorecardsOf, scoreOfTeams, scoreOfTown, type Score, type Scored } from './scorecard.ts'

export type ScorecardsQuery = { by: 'town' | 'team'; from?: Date; to?: Date }

const dayMs = 86_400_000
const usualMs = 90 * dayMs
const longestMs = 366 * dayMs
// Small batches, so that no single one holds up a request.
const batchSize = 250
const projection = { town: 1, overdues: 1, assignments: 1, 'rating.stars': 1, 'timeline.from': 1, 'timeline.to': 1, 'timeline.at': 1 }

const spanOf = (actor: Actor, { from, to = now() }: ScorecardsQuery) => {
  const since = from ?? new Date(to.getTime() - usualMs)
  if (to.getTime() - since.getTime() > longestMs)
    throw invalid({ pointer: '/from', detail: actor.language === 'en' ? 'At most a year at a time.' : '一次最多一年。' })
  return { since, to }
}

/** How each town or team did with the orders posted in a span, the last ninety days unless told otherwise. For who watches the county; 403 for others. */
export const findScorecards = async (actor: Actor, query: ScorecardsQuery): Promise<Scorecards> => {
  if (!hasRole(actor, 'dispatcher') && !hasRole(actor, 'supervisor')) throw new Problem('forbidden')
  const { since, to } = spanOf(actor, query)
  const orders = OrderModel.collection.find({ county: actor.county, createdAt: { $gte: since, $lt: to } } as never, { projection, batchSize })
  const scores: Score[] = []
  for await (const order of orders) scores.push(...(query.by === 'town' ? scoreOfTown : scoreOfTeams)(order as unknown as Scored))
  const towns = query.by === 'town' ? (await findUnits({ parent: actor.county })).items : []
  const names = new Map(towns.map(({ code, name }) => [code, name]))
  return { by: query.by, from: since.toISOString(), to: to.toISOString(), items: scorecardsOf(scores, names) }
}
