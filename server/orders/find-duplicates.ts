import { diceCoefficient } from 'dice-coefficient'
import { now } from '../clock.ts'
import type { LikelyDuplicate, Point } from '../contract/orders.ts'
import type { Actor } from '../people/actor.ts'
import { findMenu } from '../services/find-services.ts'
import { metresBetween } from '../units/distance.ts'
import { findReadable, lookFor } from './find-readable.ts'
import { rowOf, statuses } from './order-flow.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'
import { oversees, seesContact } from './order-visibility.ts'
import { mayTakeIn } from './originals.ts'

// Likely duplicates: the same category, the same grid or within 300 m, under way or done within 14 days, in like words.

export type Sought = { category?: string; service?: string; title: string; description: string; grid?: string; location?: Point }

const nearMetres = 300
const earthMetres = 6_378_137
const leastLikeness = 0.3
const most = 5
const looked = 300

const likenessOf = (one: Sought, { title, description }: Order) =>
  Math.max(diceCoefficient(one.title, title), diceCoefficient(one.title + one.description, title + description))

const inLikePlace = async (county: string, category: string, { grid, location }: Sought): Promise<Order[]> => {
  const same = { county, category, status: { $in: rowOf.get('absorb')!.from } }
  const inGrid = grid
    ? await OrderModel.find({ ...same, grid, createdAt: { $lte: now() } })
        .sort({ createdAt: -1, _id: -1 })
        .limit(looked)
        .lean<Order[]>()
    : []
  const circle = location && { $geoWithin: { $centerSphere: [location.coordinates, nearMetres / earthMetres] } }
  // Not sorted: a sort would make the database go through the county by date.
  const near = circle
    ? await OrderModel.find({ ...same, location: circle })
        .limit(looked)
        .lean<Order[]>()
    : []
  return [...new Map([...inGrid, ...near].map((order) => [order._id, order])).values()]
}

const view = async (actor: Actor, order: Order, likeness: number, from?: Point): Promise<LikelyDuplicate> => {
  const readable = (await lookFor(actor, order._id)) !== null
  const placed = readable && (seesContact(actor, order) || oversees(actor, order))
  return {
    id: readable ? order._id : null,
    no: readable ? order.no : null,
    title: readable ? order.title : null,
    status: order.status,
    statusLabel: statuses[order.status].label[actor.language],
    placeName: `${order.places.village} ${order.places.grid}`,
    metres: placed ? metresBetween(from ?? null, order.location ?? null) : null,
    likeness: readable ? Math.round(likeness * 100) / 100 : null,
    createdAt: order.createdAt.toISOString(),
  }
}

const findAlike = async (actor: Actor, sought: Sought, self: string) => {
  const category = sought.category ?? (await findMenu(actor.county)).find(({ _id }) => _id === sought.service)?.category
  if (!category) return []
  const at = now()
  return (await inLikePlace(actor.county, category, sought))
    .filter((order) => mayTakeIn(order, { _id: self, county: actor.county }, at))
    .map((order) => ({ order, likeness: likenessOf(sought, order) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
}

/** Orders that a need being written may repeat, the likest first. */
export const findDuplicates = async (actor: Actor, sought: Sought): Promise<{ items: LikelyDuplicate[] }> => {
  const alike = await findAlike(actor, { ...sought, grid: sought.grid ?? actor.grid }, '')
  return { items: await Promise.all(alike.slice(0, most).map(({ order, likeness }) => view(actor, order, likeness, sought.location))) }
}

/** Orders that may take this one in, of those this person may read; 404 when the order itself is out of reach. */
export const findOriginals = async (actor: Actor, id: string): Promise<{ items: LikelyDuplicate[] }> => {
  const { service: _, ...order } = await findReadable(actor, id)
  const alike = await findAlike(actor, order, id)
  const viewed = await Promise.all(alike.map(({ order: other, likeness }) => view(actor, other, likeness, order.location)))
  return { items: viewed.filter((item) => item.id !== null).slice(0, most) }
}
