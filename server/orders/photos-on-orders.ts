import type { Actor } from '../people/actor.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'
import { visibleTo } from './order-visibility.ts'

/** Whether an order that carries this photo is within this person's reach. */
export const isOnReadableOrder = async (actor: Actor, photo: string) =>
  (await OrderModel.collection.findOne({ 'photos.id': photo, ...visibleTo(actor) } as never, { projection: { _id: 1 } })) !== null

/** Those of these photos that an order carries. */
export const photosOnOrders = async (ids: string[]): Promise<Set<string>> => {
  const orders = await OrderModel.find({ 'photos.id': { $in: ids } }, { photos: 1 }).lean<Pick<Order, 'photos'>[]>()
  return new Set(orders.flatMap(({ photos }) => photos.map(({ id }) => id)))
}
