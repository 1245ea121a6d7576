import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { OrderModel } from '../server/orders/order.model.ts'
import { checkAgain } from './check-ledger-again.ts'
import type { checkOrders, Counts, Found } from './check-ledger-orders.ts'
import { addUp } from './check-ledger-weeks.ts'

// The orders cut into slices by their ids, each walked in a thread of its own: one for each processor but one, which the database has enough to do with.

/** Ids from `from` (null: the first) to before `before` (null: the last). */
export type Slice = { from: string | null; before: string | null }

const leastOrders = 25_000
// What a batch of documents is decoded into is garbage as soon as it is compared; in a small space it would be copied about first.
const resourceLimits = { maxYoungGenerationSizeMb: 192 }

const cutAt = async (index: number) => {
  const [order] = await OrderModel.collection.find({}, { projection: { _id: 1 }, sort: { _id: 1 }, skip: index, limit: 1 }).toArray()
  return order ? String(order._id) : null
}

const slices = async (): Promise<Slice[]> => {
  const orders = await OrderModel.collection.countDocuments()
  const parts = Math.max(1, Math.min(availableParallelism() - 1, Math.floor(orders / leastOrders)))
  const cuts = await Promise.all(Array.from({ length: parts - 1 }, (_, index) => cutAt(Math.floor((orders * (index + 1)) / parts))))
  return [null, ...cuts].map((from, index) => ({ from, before: cuts[index] ?? null }))
}

const sum = (counts: Counts[]) =>
  counts.reduce((one, other) => Object.fromEntries(Object.entries(one).map(([name, n]) => [name, n + other[name as keyof Counts]])) as Counts)

const walk = async (uri: string) => {
  const filename = new URL('check-ledger-worker.mjs', import.meta.url).href
  const pool = new Piscina<Parameters<typeof checkOrders>[0], Found>({ filename, execArgv: [], name: 'checkOrders', resourceLimits })
  try {
    return await Promise.all((await slices()).map((slice) => pool.run({ uri, slice })))
  } finally {
    await pool.destroy()
  }
}

/** Checks every order that ended, as many slices at once as there are processors, and says what differs. */
export const checkSlices = async (uri: string, say: (difference: string) => void): Promise<Counts> => {
  const found = await walk(uri)
  await checkAgain(
    found.flatMap(({ differ }) => differ),
    addUp(found.map(({ sums }) => sums)),
    say,
  )
  return sum(found.map(({ counts }) => counts))
}
