import type { Action } from '../contract/flow.ts'
import { now } from '../clock.ts'
import { hasRole, isSystem, type Actor } from '../people/actor.ts'
import { above, flow, rowOf, statuses, type By, type Row } from './order-flow.ts'
import { isOverdue } from './order-facts.ts'
import type { Order } from './order.ts'
import { conditions, reaches } from './order-reach.ts'

// A right is action × role × reach, read off the table: `forbidden` when no right stands for this person,
// `wrong-step` when one stands but the order is elsewhere in its walk.

export type Verdict = { allowed: true; row: Row; right: By; onBehalf: boolean } | { allowed: false; why: 'forbidden' | 'wrong-step' }

const plays = (actor: Actor, by: By, order: Order) => {
  if (by.role === 'any') return true
  if (by.role === 'system') return isSystem(actor)
  if (by.role === 'api_key') return false
  const placed = by.reach === 'grid' || by.reach === 'village' || by.reach === 'town' || by.reach === 'county'
  return hasRole(actor, by.role, placed ? order[by.reach as 'grid'] : undefined)
}

const ready = (row: Row, right: By, actor: Actor, order: Order) =>
  (right.at ?? row.from).includes(order.status) && (!row.when || conditions[row.when](actor, order))

/** The holder's own right at this row, for the one a level above while the step is overdue (上提一级). */
const lifted = (row: Row, actor: Actor, order: Order): By | undefined => {
  const { holder } = statuses[order.status]
  const upper = holder && above[holder.role]
  if (!upper || !isOverdue(order, now()) || !hasRole(actor, upper.role, order[upper.at])) return undefined
  return row.by.find((by) => (by.role === holder.role && by.reach === holder.at) || (by.reach === 'holder' && (by.role === 'any' || by.role === holder.role)))
}

/** Whether this person may make this move on this order now, by which right, or why not. */
export const decide = (actor: Actor, action: Action, order: Order): Verdict => {
  const row = rowOf.get(action)!
  const rights = row.by.filter((by) => plays(actor, by, order) && reaches[by.reach](actor, order))
  const right = rights.find((by) => ready(row, by, actor, order))
  if (right) return { allowed: true, row, right, onBehalf: false }
  const borrowed = lifted(row, actor, order)
  if (borrowed && ready(row, borrowed, actor, order)) return { allowed: true, row, right: borrowed, onBehalf: true }
  return { allowed: false, why: rights.length === 0 ? 'forbidden' : 'wrong-step' }
}

/** The rows this person may use on this order now, in the table's order. */
export const permittedRows = (actor: Actor, order: Order) => flow.filter((row) => decide(actor, row.action, order).allowed)

/** The right by which a person may post at a place, or undefined. */
export const postingRight = (actor: Actor, place: Pick<Order, 'grid' | 'county'>) =>
  rowOf.get('post')!.by.find((by) => by.role !== 'api_key' && plays(actor, by, place as Order))
