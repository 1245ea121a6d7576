import mongoose from 'mongoose'
import { config } from '../../server/config.ts'
import { moveClock } from '../../server/clock.ts'
import { connect, disconnect } from '../../server/db/connect.ts'
import { draftOrder } from '../../server/orders/draft-order.ts'
import { rowOf } from '../../server/orders/order-flow.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { nobody } from '../../server/people/actor.ts'
import type { Unit } from '../../server/units/unit.ts'
import { table } from '../simulate/report.ts'

// One pass of the sweep over orders whose deadline passed five hours ago: each is reminded and found overdue, two moves.

const unit = (_id: string): Unit => ({ _id, county: '100000000000', name: _id, level: 'grid', parent: null })
const place = { county: unit('100000000000'), town: unit('100000001000'), village: unit('100000001001'), grid: unit('100000001001001') }

const makeOrders = (count: number, at: Date) =>
  Array.from({ length: count }, (_, n) =>
    draftOrder({
      actor: { ...nobody('zh-CN'), id: '0'.repeat(24), name: '测' },
      input: { title: '到期的事', description: '一段说明。'.repeat(20), urgency: 'normal', address: '1号楼', photos: [] },
      wanted: { place, category: '助老服务', contact: { name: '测', phone: '13800000000' } },
      right: rowOf.get('post')!.by[1]!,
      at,
      clock: { calendar: 'natural', overrides: [] },
      no: `100000-20260101-${n}`,
      code: '0000',
    }),
  )

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10
const heap = () => {
  global.gc!()
  return process.memoryUsage().heapUsed
}

/** Orders swept a second and the most the heap grew in between, in bytes after collection. */
const measure = async (count: number) => {
  await OrderModel.collection.deleteMany({})
  const posted = new Date(Date.now() - 9 * 3_600_000)
  for (let done = 0; done < count; done += 1000)
    await OrderModel.collection.insertMany(
      makeOrders(Math.min(1000, count - done), posted).map((order, n) => ({ ...order, no: `${order.no}-${done + n}` })) as never[],
    )
  const before = heap()
  let [peak, looks] = [0, 0]
  // A collection costs as much as a few orders.
  const look = async () => void (++looks % 200 === 0 && (peak = Math.max(peak, heap() - before)))
  const startedAt = performance.now()
  const swept = await sweepDeadlines(look)
  const seconds = (performance.now() - startedAt) / 1000
  const overdue = await OrderModel.countDocuments({ 'timeline.action': 'overdue' })
  if (swept !== count || overdue !== count) throw new Error(`${swept} orders swept, ${overdue} found overdue, of ${count}`)
  return { count, seconds, peak }
}

await connect(config.MONGODB_URI)
moveClock(null)
await measure(200)
const [small, large] = [await measure(1000), await measure(10_000)]
console.log(
  table([
    ['due orders', 'seconds', 'moves a second', 'heap grew by MB'],
    ...[small, large].map(({ count, seconds, peak }) => [String(count), Math.round(seconds * 10) / 10, Math.round((2 * count) / seconds), megabytes(peak)]),
  ]),
)
console.log(
  `\n10 times the orders took ${(large.seconds / small.seconds).toFixed(1)} times as long and ${(large.peak / Math.max(small.peak, 1)).toFixed(1)} times the memory.`,
)
await mongoose.connection.dropDatabase()
await disconnect()
