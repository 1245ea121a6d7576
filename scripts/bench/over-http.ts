import type { Db } from 'mongodb'
import type { Order } from '../../server/orders/order.ts'
import type { Need } from '../seed/needs.ts'
import type { Chain } from './chains.ts'
import { send } from './load.ts'

// What the server does: posts, then three moves on each posted order, by the people whose turn it is.

type Served = { url: string; db: Db; chains: Chain[]; atOnce: number }

export const orders = (db: Db) => db.collection<Order>('orders')

/** Milliseconds until the relay has taken every event. */
const relayed = async (db: Db) => {
  const startedAt = performance.now()
  while ((await orders(db).findOne({ unrelayed: true }, { projection: { _id: 1 } })) !== null) await new Promise((resolve) => setTimeout(resolve, 5))
  return performance.now() - startedAt
}

/** Posts these needs; answers the seconds and the orders as they then stand. */
export const postAll = async ({ url, db, chains, atOnce }: Served, needs: Need[]) => {
  const known = new Set(
    (
      await orders(db)
        .find({}, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => _id),
  )
  const posts = needs.map(({ category, urgency, title, description }, index) => ({
    path: '/orders',
    token: chains[index % chains.length]!.resident.token,
    body: { category, urgency, title, description, address: `${index + 1}号` },
  }))
  const seconds = await send(url, posts, atOnce)
  await relayed(db)
  const posted = (await orders(db).find().toArray()).filter(({ _id }) => !known.has(_id))
  return { seconds, posted }
}

const turns = [
  { action: 'collect', who: 'worker', at: 'grid', body: {} },
  { action: 'report', who: 'clerk', at: 'village', body: { opinion: '情况属实,请协调服务队。' } },
  { action: 'claim', who: 'officer', at: 'town', body: {} },
] as const

/** Collects, reports and claims each order; answers the seconds, and the milliseconds the relay took after the last answer. */
export const moveAll = async ({ url, db, chains, atOnce }: Served, posted: Order[]) => {
  let seconds = 0
  for (const { action, who, at, body } of turns) {
    const tokens = new Map(chains.map((chain) => [chain[who].posts[0]!.unit, chain[who].token]))
    seconds += await send(
      url,
      posted.map((order) => ({ path: `/orders/${order._id}/actions/${action}`, token: tokens.get(order[at])!, body })),
      atOnce,
    )
  }
  return { seconds, relayMs: await relayed(db) }
}
