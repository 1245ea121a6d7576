import type { Db } from 'mongodb'
import type { LoggedEvent } from '../../server/events/event.model.ts'
import type { Order } from '../../server/orders/order.ts'
import type { Listener } from '../simulate/listener.ts'
import type { Acknowledged } from './load.ts'

// What must be so whatever was killed: every acknowledged move is there once, in its order and in the county's log, and every listener had every card once.

const patienceMs = 30_000

const numberOf = ({ _id }: Pick<LoggedEvent, '_id'>) => Number.parseInt(_id.slice(12), 16)

/** Resolves when the relay has taken every event. */
export const relayed = async (db: Db) => {
  const until = Date.now() + patienceMs
  while ((await db.collection('orders').findOne({ unrelayed: true }, { projection: { _id: 1 } })) !== null) {
    if (Date.now() > until) throw new Error('orders still wait for the relay')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const orderFaults = (order: Order | undefined, id: string, actions: string[], events: LoggedEvent[]) => {
  if (!order) return [`${id}: acknowledged and not there`]
  const found = order.timeline.map(({ action }) => action as string)
  const logged = events.map(({ record }) => record.action as string)
  return [
    ...(found.join() === actions.join() ? [] : [`${order.no}: acknowledged ${actions.join()}, found ${found.join()}`]),
    ...(order.version === found.length ? [] : [`${order.no}: version ${order.version} after ${found.length} moves`]),
    ...(logged.join() === found.join() ? [] : [`${order.no}: moved ${found.join()}, logged ${logged.join()}`]),
  ]
}

const gapFaults = (log: LoggedEvent[]) =>
  log.slice(1).flatMap((event, index) => (numberOf(event) === numberOf(log[index]!) + 1 ? [] : [`the log has a gap before ${event._id}`]))

const listenerFaults = (log: LoggedEvent[], { person, began, cards, resyncs }: Listener) => {
  const due = log.filter(({ _id, rooms }) => _id > began && person.posts.some(({ unit }) => rooms.includes(`unit:${unit}`))).map(({ _id }) => _id)
  const heard = cards.map(({ eventId }) => eventId)
  const once = new Set(heard)
  const lost = due.filter((id) => !once.has(id)).length
  const doubled = heard.length - once.size
  const inOrder = heard.every((id, index) => index === 0 || id > heard[index - 1]!)
  return lost + doubled + resyncs === 0 && inOrder ? [] : [`${person.name}: ${lost} cards lost, ${doubled} twice, ${resyncs} resyncs, in order: ${inOrder}`]
}

/** Every difference between what was acknowledged and what is there, in words. */
export const findFaults = async (db: Db, county: string, acknowledged: Acknowledged, listeners: Listener[]): Promise<string[]> => {
  await relayed(db)
  const ids = [...acknowledged.keys()]
  const orders = await db
    .collection<Order>('orders')
    .find({ _id: { $in: ids } })
    .toArray()
  const log = await db.collection<LoggedEvent>('events').find({ county }).sort({ _id: 1 }).toArray()
  const byId = new Map(orders.map((order) => [order._id, order]))
  const events = new Map<string, LoggedEvent[]>()
  for (const event of log) events.set(event.order, [...(events.get(event.order) ?? []), event])
  return [
    ...ids.flatMap((id) => orderFaults(byId.get(id), id, acknowledged.get(id)!, events.get(id) ?? [])),
    ...gapFaults(log),
    ...listeners.flatMap((listener) => listenerFaults(log, listener)),
  ]
}
