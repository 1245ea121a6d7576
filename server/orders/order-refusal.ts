import type { Action } from '../contract/flow.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { rowOf, statuses } from './order-flow.ts'
import { holderOf } from './order-holder.ts'
import type { Order } from './order.ts'
import { permittedRows } from './order-policy.ts'

const nobody = { 'zh-CN': '无人', en: 'nobody' }

const present = (actor: Actor, order: Order) => ({
  order: { status: order.status, version: order.version, holder: holderOf(order, actor.language), allowedActions: allowedActions(actor, order) },
})

/** What this person may do with the order now, labelled in their language, with what each move must bring. */
export const allowedActions = (actor: Actor, order: Order) =>
  permittedRows(actor, order).map(({ action, label, needs }) => ({ action, label: label[actor.language], needs: needs.flatMap((need) => need.split(' | ')) }))

/** The problem that says why a move is refused, with the order as it stands when that helps. */
export const refusal = (actor: Actor, action: Action, order: Order, why: 'forbidden' | 'wrong-step') => {
  const label = rowOf.get(action)!.label
  if (why === 'forbidden') return new Problem('order.forbidden', (language) => ({ action: label[language] }))
  return new Problem(
    'order.wrong-step',
    (language) => ({ action: label[language], status: statuses[order.status].label[language], holder: holderOf(order, language)?.name ?? nobody[language] }),
    present(actor, order),
  )
}

/** The problem for someone who acts on an older version than there is. */
export const stale = (actor: Actor, order: Order) => new Problem('order.stale', {}, present(actor, order))
