import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { OrderModel } from '../server/orders/order.model.ts'
import { findLongWeeks } from './check-ledger-weeks.ts'
import type { checkOrders, Counts } from './check-ledger-orders.ts'

// The orders cut into slices by their ids, each checked in a thread of its own.

/** Ids from `from` (null: the first) to before `before` (null: the last). */
export type Slice = { from: string | null; before: string | null }

const leastOrders = 25_000

const cutAt = async (index: number) => {
  const [order] = await OrderModel.collection.find({}, { projection: { _id: 1 }, sort: { _id: 1 }, skip: index, limit: 1 }).toArray()
  return order ? String(order._id) : null
}

const slices = async (): Promise<Slice[]> => {
  const orders = await OrderModel.collection.countDocuments()
  const parts = Math.max(1, Math.min(availableParallelism(), Math.floor(orders / leastOrders)))
  const cuts = await Promise.all(Array.from({ length: parts - 1 }, (_, index) => cutAt(Math.floor((orders * (index + 1)) / parts))))
  return [null, ...cuts].map((from, index) => ({ from, before: cuts[index] ?? null }))
}

const sum = (counts: Counts[]) =>
  counts.reduce((one, other) => Object.fromEntries(Object.entries(one).map(([name, n]) => [name, n + other[name as keyof Counts]])) as Counts)

/** Checks every order that ended, as many slices at once as there are processors; each names its differences itself. */
export const checkSlices = async (uri: string): Promise<Counts> => {
  const pool = new Piscina<Parameters<typeof checkOrders>[0], Counts>({
    filename: new URL('check-ledger-worker.mjs', import.meta.url).href,
    execArgv: [],
    name: 'checkOrders',
  })
  try {
    const [parts, longWeeks] = await Promise.all([slices(), findLongWeeks()])
    return sum(await Promise.all(parts.map((slice) => pool.run({ uri, slice, longWeeks }))))
  } finally {
    await pool.destroy()
  }
}
