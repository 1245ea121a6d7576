import { now } from '../clock.ts'
import type { Role } from '../contract/flow.ts'
import type { OrderView, Page, TimelineItem } from '../contract/orders.ts'
import { nextRelayed } from '../events/bell.ts'
import type { Actor } from '../people/actor.ts'
import { invalid } from '../problems.ts'
import { findUnit } from '../units/find-units.ts'
import { findReadable } from './find-readable.ts'
import { containing } from './containing.ts'
import { newestFirst, rowsAfter } from './newest-first.ts'
import { cursorAfter, readCursor } from './order-cursor.ts'
import { concerns, tookBy, type Concern } from './order-concerns.ts'
import { openStatuses } from './order-flow.ts'
import { viewEvent, viewOrder } from './order.view.ts'
import { mustAct, offeredTo, openToTeamsOf, visibleTo, type Filter } from './order-visibility.ts'

export type OrdersQuery = {
  box: 'todo' | 'mine' | 'scope' | 'market' | 'offers'
  limit: number
  cursor?: string
  status?: string[]
  urgency?: string[]
  category?: string
  unit?: string
  team?: string
  overdue?: boolean
  from?: Date
  to?: Date
  q?: string
  as?: Role
  concern?: Concern
  took?: string
}

const boxes: Record<OrdersQuery['box'], (actor: Actor, as?: Role) => Filter> = {
  todo: mustAct,
  mine: (actor) => ({ county: actor.county, 'requester.id': actor.id }),
  scope: visibleTo,
  market: openToTeamsOf,
  offers: offeredTo,
}

const inUnit = async (actor: Actor, code: string): Promise<Filter> => {
  const unit = await findUnit(code)
  if (unit?.county !== actor.county)
    throw invalid({ pointer: '/unit', detail: actor.language === 'en' ? 'No such unit in your county.' : '本县没有这个机构。' })
  return { [unit.level]: code }
}

const narrowed = async (actor: Actor, query: OrdersQuery): Promise<Filter[]> => [
  ...(query.status ? [{ status: { $in: query.status } }] : []),
  ...(query.urgency ? [{ urgency: { $in: query.urgency } }] : []),
  ...(query.category ? [{ category: query.category }] : []),
  ...(query.unit ? [await inUnit(actor, query.unit)] : []),
  ...(query.team ? [{ 'assignments.team.id': query.team }] : []),
  ...(query.overdue === undefined
    ? []
    : query.overdue
      ? [{ status: { $in: openStatuses }, dueAt: { $lt: now() } }]
      : [{ $or: [{ dueAt: null }, { dueAt: { $gte: now() } }] }]),
  ...(query.took ? [tookBy(query.took)] : []),
  ...(query.concern ? [concerns[query.concern](now(), query.took)] : []),
  ...(query.from ? [{ createdAt: { $gte: query.from } }] : []),
  ...(query.to ? [{ createdAt: { $lt: query.to } }] : []),
]

// What is listed is of one role; what may be done with it is of all.
const inRole = (actor: Actor, as: Role): Actor => ({
  ...actor,
  roles: actor.roles.filter(({ role }) => role === as),
  teams: as === 'team_leader' ? actor.teams : [],
})

/** A page of orders, newest first; a page stays the same while orders arrive. 422 for a cursor or unit that does not exist. */
export const findOrders = async (actor: Actor, query: OrdersQuery): Promise<Page<OrderView>> => {
  const after = readCursor(actor, query.cursor)
  const words = query.q ? await containing(actor, query.q) : null
  const filters = [...(await narrowed(actor, query)), ...(words ? [words.filter] : [])]
  const wanted = {
    list: boxes[query.box](query.as ? inRole(actor, query.as) : actor, query.as),
    narrowed: filters,
    ...(words?.hint && { hint: words.hint }),
    limit: query.limit + 1,
  }
  const rows = after ? await rowsAfter(wanted, after) : await newestFirst({ ...wanted, narrowed: [...filters, { createdAt: { $lte: now() } }] })
  const page = rows.slice(0, query.limit)
  return { items: page.map((order) => viewOrder(actor, order)), nextCursor: rows.length > query.limit ? cursorAfter(page.at(-1)!) : null }
}

/** One order, or 404. */
export const showOrder = async (actor: Actor, id: string) => viewOrder(actor, await findReadable(actor, id))

const numberingMs = 1000
const lookMs = 100

/** The order's events in the order they happened. An event of this very moment is waited for until it has its place in the sequence. */
export const showTimeline = async (actor: Actor, id: string): Promise<{ items: TimelineItem[] }> => {
  let order = await findReadable(actor, id)
  const until = Date.now() + numberingMs
  while (order.timeline.some(({ eventId }) => !eventId) && Date.now() < until) {
    await nextRelayed(id, lookMs)
    order = await findReadable(actor, id)
  }
  return { items: order.timeline.map((event) => viewEvent(actor, order, event)) }
}
