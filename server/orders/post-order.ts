import { now } from '../clock.ts'
import { isConflict, isDuplicate } from '../db/duplicate.ts'
import { ring } from '../events/bell.ts'
import { fingerprint } from '../http/fingerprint.ts'
import type { Actor } from '../people/actor.ts'
import { checkPhotos } from '../photos/find-photos.ts'
import { invalid, Problem } from '../problems.ts'
import { findMenu } from '../services/find-services.ts'
import { findPlace } from '../units/find-units.ts'
import { draftOrder, type PostInput, type Wanted } from './draft-order.ts'
import { findClock } from './find-clock.ts'
import { nextNumber } from './order-number.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'
import { postingRight } from './order-policy.ts'
import { newCode } from './visit-code.ts'

const say = (actor: Actor, zh: string, en: string) => (actor.language === 'en' ? en : zh)

const findWanted = async (actor: Actor, input: PostInput): Promise<Wanted> => {
  const grid = input.grid ?? actor.grid
  const [place, menu] = await Promise.all([grid ? findPlace(grid) : undefined, findMenu(actor.county)])
  const service = menu.find(({ _id }) => _id === input.service)
  const category = service?.category ?? input.category
  const faults = [
    ...(!grid ? [{ pointer: '/grid', detail: say(actor, '请选择所在网格', 'Choose a grid: your profile names none.') }] : []),
    ...(grid && place?.county._id !== actor.county ? [{ pointer: '/grid', detail: say(actor, '本县没有这个网格', 'No such grid in your county.') }] : []),
    ...(input.service && !service ? [{ pointer: '/service', detail: say(actor, '没有这个服务项目', 'No such service on the menu.') }] : []),
    ...(!input.service && !menu.some((item) => item.category === category)
      ? [{ pointer: '/category', detail: say(actor, '没有这个类别', 'No such category on the menu.') }]
      : []),
    ...(await checkPhotos(actor, input.photos)),
  ]
  if (faults.length > 0) throw invalid(...faults)
  const contact = input.contact ?? { name: actor.name, phone: actor.phone }
  return {
    place: place!,
    category: category!,
    contact,
    ...(service && { service: { id: service._id, name: service.title } }),
    ...(service?.requires && { requires: service.requires }),
  }
}

const postedBefore = async (actor: Actor, key: string, hash: string) => {
  const before = await OrderModel.findOne({ county: actor.county, 'requester.id': actor.id, postKey: key }).lean<Order>()
  if (before && before.postHash !== hash) throw new Problem('idempotency.different-body')
  return before
}

/** Posts a need and answers the order. The same key and body answer the same order again; 422 names every fault, 403 who may not post there. */
export const postOrder = async (actor: Actor, input: PostInput, key?: string): Promise<Order> => {
  const hash = fingerprint(input)
  const wanted = await findWanted(actor, input)
  const right = postingRight(actor, { grid: wanted.place.grid._id, county: actor.county })
  if (!right) throw new Problem('forbidden')
  const at = now()
  const clock = await findClock({ county: actor.county, ...wanted })
  const order: Order = {
    ...draftOrder({ actor, input, wanted, right, at, clock, code: newCode(), no: await nextNumber(actor.county, at) }),
    ...(key && { postKey: key, postHash: hash }),
  }
  try {
    await OrderModel.collection.insertOne(order as never)
  } catch (error) {
    const before = key && (isDuplicate(error) || isConflict(error)) && (await postedBefore(actor, key, hash))
    if (!before) throw error
    return before
  }
  ring(order.county)
  return order
}
