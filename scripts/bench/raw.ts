import type { Collection, Db } from 'mongodb'
import { newId } from '../../server/db/new-id.ts'
import type { Order, OrderEvent } from '../../server/orders/order.ts'
import { inParallel } from '../simulate/in-parallel.ts'
import { orders } from './over-http.ts'

// What the driver alone does with the same documents: in a twin of the orders collection with the same indexes, so that no relay touches it.

const fresh = (event: OrderEvent): OrderEvent => ({ ...event, eventId: undefined })

/** The twin collection, with the indexes of `orders`. */
export const makeTwin = async (db: Db): Promise<Collection<Order>> => {
  const twin = db.collection<Order>('orders-raw')
  for (const { key, name, unique, partialFilterExpression } of await orders(db).indexes()) {
    if (name !== '_id_') await twin.createIndex(key, { name, ...(unique && { unique }), ...(partialFilterExpression && { partialFilterExpression }) })
  }
  return twin
}

const seconds = async (work: () => Promise<unknown>) => {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}

/** Inserts these orders as they were when posted, under new ids; answers the seconds and what was inserted. */
export const insertAll = async (twin: Collection<Order>, posted: Order[], atOnce: number) => {
  const inserted = posted.map((order): Order => ({ ...order, _id: newId(), timeline: order.timeline.map(fresh), unrelayed: true, relayed: 0 }))
  return { inserted, seconds: await seconds(() => inParallel(inserted, atOnce, (order) => twin.insertOne(order))) }
}

const move =
  (twin: Collection<Order>) =>
  async ({ id, event }: { id: string; event: OrderEvent }) => {
    const before = (await twin.findOne({ _id: id }))!
    const { modifiedCount } = await twin.updateOne(
      { _id: id, status: before.status, version: before.version },
      { $set: { status: event.to, dueAt: event.dueAt, updatedAt: event.at, unrelayed: true }, $push: { timeline: event }, $inc: { version: 1 } },
    )
    if (modifiedCount !== 1) throw new Error('A raw move changed nothing.')
  }

/** Makes the moves the orders made over HTTP on their twins, step by step: a read and a conditional write each. Answers the seconds. */
export const moveTwins = async (twin: Collection<Order>, inserted: Order[], { moved, atOnce }: { moved: Order[]; atOnce: number }) => {
  const timelines = new Map(moved.map(({ no, timeline }) => [no, timeline]))
  let total = 0
  for (const version of [2, 3, 4]) {
    const moves = inserted.map(({ _id, no }) => ({ id: _id, event: fresh(timelines.get(no)![version - 1]!) }))
    total += await seconds(() => inParallel(moves, atOnce, move(twin)))
  }
  return total
}
