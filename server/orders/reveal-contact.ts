import { now } from '../clock.ts'
import type { Role } from '../contract/flow.ts'
import type { Access, Page, Revealed } from '../contract/orders.ts'
import { afterEveryId, newId } from '../db/new-id.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { AccessModel, type AccessRecord } from './access.model.ts'
import { findReadable } from './find-readable.ts'
import type { Order } from './order.ts'
import { ownAssignments } from './order-reach.ts'
import { mayReveal, scopes } from './order-visibility.ts'

// Contact details are masked to those who do not act on an order. Who needs them names a purpose, and that they asked is kept.

/** The role by which this person has to do with the order. */
const roleOf = (actor: Actor, order: Order): Role => {
  const post = actor.roles.find(({ role, unit }) => scopes.has(role) && order[scopes.get(role)!] === unit)
  return post?.role ?? (ownAssignments(actor, order).length > 0 ? 'team_leader' : 'resident')
}

/** The order, to those who may ask for its contact details; 404 out of reach, 403 where nothing entitles to them. */
export const mustReveal = async (actor: Actor, id: string) => {
  const order = await findReadable(actor, id)
  if (!mayReveal(actor, order)) throw new Problem('forbidden')
  return order
}

/** Answers an order's contact details and keeps who asked and what for; 404 out of reach, 403 where nothing entitles to them. */
export const revealContact = async (actor: Actor, id: string, purpose: string): Promise<Revealed> => {
  const order = await mustReveal(actor, id)
  await AccessModel.create({
    _id: newId(),
    county: order.county,
    order: { id, no: order.no },
    by: { id: actor.id, name: actor.name },
    role: roleOf(actor, order),
    purpose,
    at: now(),
  })
  const { requester, contact, address, location } = order
  return { requester, contact, address, location: location ?? null }
}

type AccessQuery = { limit: number; cursor?: string; order?: string; person?: string }

/** The county's reveals, newest first, for its supervisors and administrators (403 for others); `cursor` is the id after which a page goes on. */
export const findAccesses = async (actor: Actor, { limit, cursor, order, person }: AccessQuery): Promise<Page<Access>> => {
  if (!hasRole(actor, 'supervisor') && !hasRole(actor, 'admin')) throw new Problem('forbidden')
  const where = { county: actor.county, ...(order && { 'order.id': order }), ...(person && { 'by.id': person }), _id: { $lt: cursor ?? afterEveryId } }
  const rows = await AccessModel.find(where)
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<AccessRecord[]>()
  const items = rows
    .slice(0, limit)
    .map(({ _id, at, order, volunteer, by, role, purpose }) => ({
      id: _id,
      order: order ? { id: order.id, no: order.no } : null,
      volunteer: volunteer ? { id: volunteer.id, name: volunteer.name } : null,
      by: { id: by.id, name: by.name },
      role,
      purpose,
      at: at.toISOString(),
    }))
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}
