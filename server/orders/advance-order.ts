import { now } from '../clock.ts'
import type { Action } from '../contract/flow.ts'
import { ring } from '../events/bell.ts'
import type { Actor } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { findClock } from './find-clock.ts'
import { makeMove } from './make-move.ts'
import { rowOf } from './order-flow.ts'
import { OrderModel } from './order.model.ts'
import type { MoveInput, Order, OrderEvent } from './order.ts'
import { decide } from './order-policy.ts'
import { refusal, stale } from './order-refusal.ts'
import { findReferences } from './order-references.ts'
import { visibleTo } from './order-visibility.ts'

// The only changer of an order. A move is one conditional write on (id, status, version) that carries its own event:
// the change and its record cannot part, and of many who move at once one wins.

export type Wish = { action: Action; input: MoveInput; version?: number; key?: string }

const tries = 100

/** The order if this person may read it; 404 otherwise. */
export const findReadable = async (actor: Actor, id: string) => {
  const order = await OrderModel.collection.findOne({ _id: id, ...visibleTo(actor) } as never)
  if (!order) throw absent('order')
  return order as unknown as Order
}

/** Whether this very wish was granted before; 422 when its key was used for another one. */
const madeBefore = (order: Order, actor: Actor, { action, input, key }: Wish) => {
  const before = key === undefined ? undefined : order.timeline.find((event) => event.key === key && event.by.id === actor.id)
  if (!before) return false
  if (before.action === action && JSON.stringify(before.input) === JSON.stringify(input)) return true
  throw new Problem('idempotency.different-body')
}

// Clocks of servers differ by some milliseconds; an order's own events never run backwards.
const notBefore = ({ timeline }: Order) => new Date(Math.max(now().getTime(), timeline.at(-1)!.at.getTime()))

const write = async (before: Order, changes: Partial<Order>, event: OrderEvent) => {
  const { modifiedCount } = await OrderModel.collection.updateOne(
    { _id: before._id, status: before.status, version: before.version } as never,
    { $set: { ...changes, unrelayed: true }, $push: { timeline: event }, $inc: { version: 1 } } as never,
  )
  return modifiedCount === 1
}

const attempt = async (actor: Actor, order: Order, wish: Wish) => {
  const verdict = decide(actor, wish.action, order)
  if (!verdict.allowed) throw refusal(actor, wish.action, order, verdict.why)
  if (wish.version !== undefined && wish.version !== order.version) throw stale(actor, order, wish.version)
  const { row, right, onBehalf } = verdict
  const found = await findReferences({ action: wish.action, actor, right, order, input: wish.input })
  const { moved, event, changes } = makeMove(order, row, {
    actor,
    right,
    onBehalf,
    input: wish.input,
    found,
    at: notBefore(order),
    clock: await findClock(order),
  })
  const record = wish.key === undefined ? event : { ...event, key: wish.key }
  if (!(await write(order, changes, record))) return null
  ring()
  return { ...moved, timeline: [...order.timeline, record] }
}

/**
 * Makes one move and answers the order after it. A move lost to another one is decided anew on the order as it then stands.
 * Problems: 404 out of reach, 403 not this person's right, 409 wrong step or another version than the one seen, 422 unknown ids, 501 not served.
 */
export const advanceOrder = async (actor: Actor, id: string, wish: Wish): Promise<Order> => {
  if (!rowOf.get(wish.action)!.served) throw refusal(actor, wish.action, null, 'not-served')
  for (let n = 0; n < tries; n++) {
    const order = await findReadable(actor, id)
    if (madeBefore(order, actor, wish)) return order
    const after = await attempt(actor, order, wish)
    if (after) return after
  }
  throw new Problem('unavailable')
}
