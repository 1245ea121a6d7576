import Joi from 'joi'
import { id, type Route } from '../http/route.ts'
import { acceptPlan, type PlanItem } from './accept-plan.ts'
import { proposePlan } from './propose-plan.ts'

const most = 500
const item = Joi.object({ order: id.required(), teams: Joi.array().items(id).min(1).max(20).unique().required(), version: Joi.number().integer().min(1) })

/** The plan's thread has written the answer already. */
const plan: Route['run'] = async (actor, _, response) => void response.type('json').send(Buffer.from(await proposePlan(actor)))

export const dispatchRoutes: Route[] = [
  { method: 'get', path: '/dispatch/plan', summary: '派单方案 / A proposal for all waiting orders', slow: true, run: plan },
  {
    method: 'post',
    path: '/dispatch/plan',
    summary: '采纳方案 / Dispatch what is accepted of a plan',
    body: Joi.object({ items: Joi.array().items(item).min(1).max(most).unique('order').required() }),
    slow: true,
    run: (actor, { body, key }) => acceptPlan(actor, (body as { items: PlanItem[] }).items, key),
  },
]
