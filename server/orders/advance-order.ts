import { now } from '../clock.ts'
import type { Action } from '../contract/flow.ts'
import { ring } from '../events/bell.ts'
import type { Actor } from '../people/actor.ts'
import { Problem, unavailable } from '../problems.ts'
import { isSame } from '../http/fingerprint.ts'
import { findClock } from './find-clock.ts'
import { findReadable } from './find-readable.ts'
import { makeMove } from './make-move.ts'
import type { Move } from './order-effects.ts'
import { rowOf, type By, type Row } from './order-flow.ts'
import type { MoveInput } from './move-input.ts'
import type { Order } from './order.ts'
import { decide } from './order-policy.ts'
import { refusal, stale } from './order-refusal.ts'
import { findReferences } from './order-references.ts'
import { writeMoves, type MadeMove } from './write-moves.ts'

// The only changer of an order. A move is one conditional write on (id, status, version) that carries its own event:
// the change and its record cannot part, and of many who move at once one wins.

export type Wish = { action: Action; input: MoveInput; version?: number; key?: string }

const tries = 100

/** What an event keeps of an input: that the code was right, not the code, which others could then say. */
const recorded = ({ code, ...input }: MoveInput): MoveInput => (code === undefined ? input : { ...input, confirmed: true })

/** Whether this very wish was granted before; 422 when its key was used for another one. */
const madeBefore = (order: Order, actor: Actor, { action, input, key }: Wish) => {
  const before = key === undefined ? undefined : order.timeline.find((event) => event.key === key && event.by.id === actor.id)
  if (!before) return false
  if (before.action === action && isSame(before.input, recorded(input))) return true
  throw new Problem('idempotency.different-body')
}

// Clocks of servers differ by some milliseconds; an order's own events never run backwards.
const notBefore = ({ timeline }: Order) => new Date(Math.max(now().getTime(), timeline.at(-1)!.at.getTime()))

/** The move of the other order, where the table's row has one: the original takes in what is merged into it. */
const otherHalf = async (row: Row, move: Move, { order, role }: { order: Order; role: By['role'] }): Promise<MadeMove[]> => {
  const before = move.found.original
  if (!row.with || !before) return []
  const right: By = { role, reach: 'reader' }
  const half = {
    ...move,
    right,
    onBehalf: false,
    input: { duplicate: order._id },
    found: { duplicate: order },
    at: notBefore(before),
    clock: await findClock(before),
  }
  return [{ before, ...makeMove(before, rowOf.get(row.with)!, half) }]
}

const attempt = async (actor: Actor, order: Order, wish: Wish) => {
  const verdict = decide(actor, wish.action, order)
  if (!verdict.allowed) throw refusal(actor, wish.action, order, verdict.why)
  if (wish.version !== undefined && wish.version !== order.version) throw stale(actor, order)
  const { row, right, onBehalf } = verdict
  const found = await findReferences({ action: wish.action, actor, right, order, input: wish.input })
  const move = { actor, right, onBehalf, input: { ...recorded(wish.input), ...found.noted }, found, at: notBefore(order), clock: await findClock(order) }
  const { moved, event, changes } = makeMove(order, row, move)
  const record = wish.key === undefined ? event : { ...event, key: wish.key }
  if (!(await writeMoves([{ before: order, changes, event: record }, ...(await otherHalf(row, move, { order, role: event.role }))]))) return null
  ring(order.county)
  return { ...moved, timeline: [...order.timeline, record] }
}

/**
 * Makes one move and answers the order after it. A move lost to another one is decided anew on the order as it then stands.
 * Problems: 404 out of reach, 403 not this person's right, 409 wrong step or another version than the one seen, 422 unknown ids.
 */
export const advanceOrder = async (actor: Actor, id: string, wish: Wish): Promise<Order> => {
  for (let n = 0; n < tries; n++) {
    const order = await findReadable(actor, id, wish.key)
    if (madeBefore(order, actor, wish)) return order
    const after = await attempt(actor, order, wish)
    if (after) return after
  }
  throw unavailable()
}
