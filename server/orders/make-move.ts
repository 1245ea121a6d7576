import type { Status } from '../contract/flow.ts'
import { effects, type Changes, type Move } from './order-effects.ts'
import type { Actor } from '../people/actor.ts'
import { above, statuses, type By, type Row } from './order-flow.ts'
import { arrivals } from './order-reach.ts'
import { nextAlarm } from './alarm.ts'
import { beginStep, until } from './deadlines.ts'
import { holderOf } from './order-holder.ts'
import { concernedBy } from './order-facts.ts'
import type { Order, OrderEvent } from './order.ts'

const destination = (row: Row, right: Move['right'], from: Status): Status => {
  if (right.to) return right.to
  if (row.to === 'same') return from
  return typeof row.to === 'string' ? row.to : row.to[from]!
}

/** The deadline after a move: a new step begins its own, a move may set one or bring back the one that stood still, otherwise it runs on. */
const timed = (before: Order, after: Order, changes: Changes, { at, clock }: Move): Order => {
  const began = after.status !== before.status || changes.grid !== undefined
  if (began) return { ...after, ...beginStep(after.status, after.urgency, at, clock), overdueAt: null, suspended: null, extension: null }
  if (changes.dueAt instanceof Date && changes.remindAt === undefined) return { ...after, ...until(at, changes.dueAt), overdueAt: null }
  return after
}

const withAlarm = (order: Order): Order => ({ ...order, alarmAt: nextAlarm(order) })

/** The order as it stands after the move, and the event that records it. Pure: nothing is read, nothing written. */
export const makeMove = (order: Order, row: Row, move: Move) => {
  const changes: Changes = effects[row.action]?.(order, move) ?? {}
  const changed: Order = { ...order, ...changes, version: order.version + 1, updatedAt: move.at }
  const arrives = !row.until || arrivals[row.until](changed)
  const status = arrives ? destination(row, move.right, order.status) : order.status
  const moved = withAlarm(timed(order, { ...changed, status }, changes, move))
  const { dueAt, remindAt, overdueAt, alarmAt, suspended, extension } = moved
  return {
    moved,
    event: eventOf(order, moved, row, move),
    changes: { ...changes, status, dueAt, remindAt, overdueAt, alarmAt, suspended, extension, updatedAt: move.at },
  }
}

const eventOf = (before: Order | null, after: Order, row: Row, move: Move): OrderEvent => ({
  version: after.version,
  action: row.action,
  event: row.event,
  from: before?.status ?? null,
  to: after.status,
  at: move.at,
  by: { id: move.actor.id, name: move.actor.name },
  ...(move.onBehalf ? actingAbove(before!) : actingAs(move.actor, move.right, before ?? after)),
  onBehalf: move.onBehalf,
  round: after.round,
  input: move.input,
  place: { town: after.town, village: after.village, grid: after.grid },
  holder: holderOf(after),
  dueAt: after.dueAt,
  concerned: concernedBy(after, before ?? undefined),
})

/** A new order with its first event and its first deadline. Pure. */
export const makeFirst = (draft: Order, row: Row, move: Move): Order => {
  const order = withAlarm({ ...draft, ...beginStep(draft.status, draft.urgency, move.at, move.clock) })
  return { ...order, timeline: [eventOf(null, order, row, move)] }
}

/** In the holder's place: by the role one level above it. */
const actingAbove = (order: Order): Pick<OrderEvent, 'role' | 'unit'> => {
  const upper = above[statuses[order.status].holder!.role]!
  return { role: upper.role, unit: order[upper.at] }
}

const actingAs = (actor: Actor, right: By, order: Order): Pick<OrderEvent, 'role' | 'unit'> => {
  if (right.role === 'system') return { role: 'system' }
  const places: string[] = [order.grid, order.village, order.town, order.county]
  const wanted = right.reach === 'holder' ? statuses[order.status].holder!.role : right.role
  const fitting = actor.roles.filter(({ role }) => wanted === 'any' || role === wanted)
  const held = fitting.find(({ unit }) => places.includes(unit)) ?? fitting[0]
  return right.reach === 'requester' || right.reach === 'follower' || !held ? { role: 'resident' } : held
}
