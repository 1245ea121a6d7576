import { createHash } from 'node:crypto'
import { now } from '../clock.ts'
import type { Urgency } from '../contract/flow.ts'
import type { Named, Point } from '../contract/orders.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/model.ts'
import { ring } from '../events/bell.ts'
import type { Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { checkPhotos } from '../photos/find-photos.ts'
import { invalid, Problem } from '../problems.ts'
import { findMenu } from '../services/find-services.ts'
import { findPlace } from '../units/find-units.ts'
import { dueAt } from './deadlines.ts'
import { recordOf } from './make-move.ts'
import { rowOf, type By } from './order-flow.ts'
import { holderOf } from './order-holder.ts'
import { nextNumber } from './order-number.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'
import { postingRight } from './order-policy.ts'

export type PostInput = {
  title: string
  description: string
  urgency: Urgency
  address: string
  category?: string
  service?: string
  grid?: string
  location?: Point
  contact?: { name: string; phone: string }
  photos: string[]
}

type Place = NonNullable<Awaited<ReturnType<typeof findPlace>>>
type Wanted = { place: Place; category: string; service?: Named; contact: { name: string; phone: string } }

const say = (actor: Actor, zh: string, en: string) => (actor.language === 'en' ? en : zh)

const findWanted = async (actor: Actor, input: PostInput): Promise<Wanted> => {
  const person = await findPerson(actor.id)
  const grid = input.grid ?? person?.grid
  const [place, menu] = await Promise.all([grid ? findPlace(grid) : undefined, findMenu(actor.county)])
  const service = menu.find(({ _id }) => _id === input.service)
  const category = service?.category ?? input.category
  const faults = [
    ...(!grid ? [{ pointer: '/grid', detail: say(actor, '请选择所在网格', 'Choose a grid: your profile names none.') }] : []),
    ...(grid && place?.county._id !== actor.county ? [{ pointer: '/grid', detail: say(actor, '本县没有这个网格', 'No such grid in your county.') }] : []),
    ...(input.service && !service ? [{ pointer: '/service', detail: say(actor, '没有这个服务项目', 'No such service on the menu.') }] : []),
    ...(!input.service && !menu.some((item) => item.category === category) ? [{ pointer: '/category', detail: say(actor, '没有这个类别', 'No such category on the menu.') }] : []),
    ...(await checkPhotos(actor, input.photos)),
  ]
  if (faults.length > 0) throw invalid(...faults)
  const contact = input.contact ?? { name: actor.name, phone: person!.phone }
  return { place: place!, category: category!, contact, ...(service && { service: { id: service._id, name: service.title } }) }
}

const draft = (actor: Actor, input: PostInput, { place, ...wanted }: Wanted, right: By, at: Date): Omit<Order, 'no'> => {
  const { county, town, village, grid } = place
  const status = right.to ?? 'posted'
  const order: Omit<Order, 'no'> = {
    _id: newId(),
    county: county._id, town: town._id, village: village._id, grid: grid._id,
    places: { county: county.name, town: town.name, village: village.name, grid: grid.name },
    requester: { id: actor.id, name: actor.name },
    ...wanted,
    title: input.title, description: input.description, address: input.address, urgency: input.urgency,
    ...((input.location ?? grid.position) && { location: input.location ?? grid.position }),
    photos: input.photos.map((id) => ({ id, kind: 'before' })),
    source: right.role === 'grid_worker' ? 'grid_worker' : 'resident',
    status, dueAt: dueAt(status, input.urgency, at), round: 1, open: false, assignments: [], helpers: [],
    version: 1, timeline: [], unrelayed: true, relayed: 0, createdAt: at, updatedAt: at,
  }
  const record = recordOf(rowOf.get('post')!, { actor, right, input: {}, found: {}, at }, order as Order)
  return { ...order, timeline: [{ ...record, version: 1, from: null, to: status, round: 1, holder: holderOf(order as Order), dueAt: order.dueAt }] }
}

const postedBefore = async (actor: Actor, key: string, hash: string) => {
  const before = await OrderModel.findOne({ 'requester.id': actor.id, postKey: key }).lean<Order>()
  if (before && before.postHash !== hash) throw new Problem('idempotency.different-body')
  return before
}

/** Posts a need and answers the order. The same key and body answer the same order again; 422 names every fault, 403 who may not post there. */
export const postOrder = async (actor: Actor, input: PostInput, key?: string): Promise<Order> => {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  const wanted = await findWanted(actor, input)
  const right = postingRight(actor, { grid: wanted.place.grid._id, county: actor.county })
  if (!right) throw new Problem('forbidden')
  const at = now()
  const order: Order = { ...draft(actor, input, wanted, right, at), no: await nextNumber(actor.county, at), ...(key && { postKey: key, postHash: hash }) }
  try {
    await OrderModel.collection.insertOne(order as never)
  } catch (error) {
    const before = key && isDuplicate(error) && (await postedBefore(actor, key, hash))
    if (!before) throw error
    return before
  }
  ring()
  return order
}
