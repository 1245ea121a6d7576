import type { Actor } from '../people/actor.ts'
import { absent } from '../problems.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'
import { visibleTo } from './order-visibility.ts'

/** The order if this person may read it, else null. */
export const lookFor = async (actor: Actor, id: string) =>
  (await OrderModel.collection.findOne({ _id: id, ...visibleTo(actor) } as never)) as unknown as Order | null

/** The order that this person moved under a key, as long as they hold the role they did it in. */
const movedBy = async (actor: Actor, id: string, key: string) => {
  const order = (await OrderModel.collection.findOne({
    _id: id,
    county: actor.county,
    timeline: { $elemMatch: { key, 'by.id': actor.id } },
  } as never)) as unknown as Order | null
  const move = order?.timeline.find((event) => event.key === key && event.by.id === actor.id)
  const holds = move && (move.role === 'resident' || actor.roles.some(({ role, unit }) => role === move.role && unit === move.unit))
  return holds ? order : null
}

/** The order if this person may read it, or moved it out of their own reach under this very key; 404 otherwise. */
export const findReadable = async (actor: Actor, id: string, key?: string) => {
  const order = (await lookFor(actor, id)) ?? (key ? await movedBy(actor, id, key) : null)
  if (!order) throw absent('order')
  return order
}
