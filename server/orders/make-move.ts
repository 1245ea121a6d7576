import type { Status } from '../contract/flow.ts'
import { effects, type Changes, type Move } from './order-effects.ts'
import type { Actor } from '../people/actor.ts'
import type { By, Row } from './order-flow.ts'
import { arrivals } from './order-reach.ts'
import { dueAt } from './deadlines.ts'
import { holderOf } from './order-holder.ts'
import { concernedBy, type Order, type OrderEvent } from './order.ts'

const destination = (row: Row, right: Move['right'], from: Status): Status => {
  if (right.to) return right.to
  if (row.to === 'same') return from
  return typeof row.to === 'string' ? row.to : row.to[from]!
}

/** The order as it stands after the move, and the event that records it. Pure: nothing is read, nothing written. */
export const makeMove = (order: Order, row: Row, move: Move) => {
  const changes: Changes = effects[row.action]?.(order, move) ?? {}
  const changed: Order = { ...order, ...changes }
  const arrives = !row.until || arrivals[row.until](changed)
  const status = arrives ? destination(row, move.right, order.status) : order.status
  const moved: Order = { ...changed, status, version: order.version + 1, updatedAt: move.at }
  if (status !== order.status) moved.dueAt = dueAt(status, order.urgency, move.at)
  const event: OrderEvent = { ...recordOf(row, move, order), version: moved.version, from: order.status, to: status, round: moved.round, holder: holderOf(moved), dueAt: moved.dueAt, concerned: concernedBy(moved) }
  return { moved, event, changes: { ...changes, status, dueAt: moved.dueAt, updatedAt: move.at } }
}

/** The part of an event that says who did what, by which right. */
export const recordOf = (row: Row, { actor, right, input, at }: Move, order: Order) => ({
  action: row.action,
  event: row.event,
  at,
  by: { id: actor.id, name: actor.name },
  ...actingAs(actor, right, order),
  onBehalf: false,
  input,
})

const actingAs = (actor: Actor, right: By, order: Order): Pick<OrderEvent, 'role' | 'unit'> => {
  const places: string[] = [order.grid, order.village, order.town, order.county]
  const fitting = actor.roles.filter(({ role }) => right.role === 'any' || role === right.role)
  const held = fitting.find(({ unit }) => places.includes(unit)) ?? fitting[0]
  return right.reach === 'requester' || !held ? { role: 'resident' } : held
}
