import type { PlanAnswer } from '../contract/dispatch.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import type { Actor } from '../people/actor.ts'
import { Problem, sayProblem } from '../problems.ts'
import { mustPlan } from './propose-plan.ts'

export type PlanItem = { order: string; teams: string[]; version?: number }

const atOnce = 4

const dispatchOne = async (actor: Actor, { order, teams, version }: PlanItem, key?: string): Promise<PlanAnswer> => {
  try {
    const after = await advanceOrder(actor, order, { action: 'dispatch', input: { teams }, version, ...(key && { key: `${key}/${order}` }) })
    return { order, ok: true, status: after.status, version: after.version }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { title, detail } = sayProblem(error, actor.language)
    return { order, ok: false, problem: { code: error.code, title, detail } }
  }
}

/** Dispatches what was accepted of a plan, each order by an ordinary move of its own; answers for each whether it went, or why not. Capacity binds the proposal, not the dispatcher, who may know better. */
export const acceptPlan = async (actor: Actor, items: PlanItem[], key?: string): Promise<{ items: PlanAnswer[] }> => {
  mustPlan(actor)
  const answers: PlanAnswer[] = []
  for (let n = 0; n < items.length; n += atOnce) answers.push(...(await Promise.all(items.slice(n, n + atOnce).map((item) => dispatchOne(actor, item, key)))))
  return { items: answers }
}
