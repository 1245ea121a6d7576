import { expect } from 'chai'
import mongoose from 'mongoose'
import { EventModel } from '../../server/events/event.model.ts'
import { findMissed } from '../../server/events/find-missed.ts'
import { logEvents } from '../../server/events/log-events.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import type { Order } from '../../server/orders/order.ts'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { holdSequencer } from '../support/hold-sequencer.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'

type Find = { collection: string; method: string; filter: Record<string, unknown>; options: object }

/** What was asked of the database while a task ran. */
const findsDuring = async (task: () => Promise<unknown>) => {
  const finds: Find[] = []
  mongoose.set('debug', (collection: string, method: string, filter: Find['filter'], options: object) => finds.push({ collection, method, filter, options }))
  await task().finally(() => mongoose.set('debug', false))
  return finds
}

describe('the log', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  const relayed = (id: string) =>
    eventually(
      () => OrderModel.findById(id).lean<Order>(),
      (order) => order?.relayed === order?.version,
    )

  it('the teams that may see open orders are asked for once for all of a category', async () => {
    const orders: Order[] = []
    for (let n = 0; n < 2; n++) {
      const { id } = await buildOrder(county, { at: 'claimed' })
      await granted(act(county.dispatcher, id, 'dispatch', { open: true }))
      for (let m = 0; m < 3; m++) await granted(act(county.dispatcher, id, 'comment', { text: `第${m}次` }))
      orders.push({ ...(await relayed(id))!, relayed: 0 })
    }
    let logged: Awaited<ReturnType<typeof logEvents>> = null
    const finds = await findsDuring(async () => (logged = await logEvents(county.code, orders)))
    expect(finds.filter(({ collection, filter }) => collection === 'teams' && filter.county === county.code)).to.have.lengthOf(1)
    expect(logged).to.have.lengthOf(16)
    const rooms = (await EventModel.find({ order: orders[0]!._id }).sort({ version: 1 }).lean()).map((event) => event.rooms.includes(`team:${county.team.id}`))
    expect(rooms).to.eql([false, false, false, false, true, true, true, true])
  })

  it('what a listener missed is found by an index on its rooms', async () => {
    const at = new Date()
    const events = Array.from({ length: 20_000 }, (_, n) => ({
      _id: county.code + (n + 1_000_000).toString(16).padStart(12, '0'),
      county: county.code,
      order: `${county.code}-${n}`,
      version: 1,
      at,
      card: { id: `${n}` },
      rooms: [`unit:${county.code}`, `person:${n % 2000}`],
    }))
    await EventModel.collection.insertMany(events as never[])
    const gap = { county: county.code, rooms: ['person:7', 'person:8'], since: events[0]!._id, at }
    let cards: Awaited<ReturnType<typeof findMissed>> = []
    const finds = await findsDuring(async () => (cards = await findMissed(gap)))
    expect(cards).to.eql(events.filter(({ rooms }) => gap.rooms.includes(rooms[1]!)).map(({ card }) => card))
    const { filter, options } = finds.find(({ collection, method }) => collection === 'events' && method === 'find')!
    const plan = await EventModel.collection.find(filter as never, options).explain()
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).to.include('county_1_rooms_1__id_1')
  })

  it('a timeline read while another server numbers its events comes as soon as they are numbered', async () => {
    const letGo = await holdSequencer(mongoose.connection.db!, county.code)
    try {
      const { id } = await buildOrder(county, { at: 'posted' })
      const start = performance.now()
      const reading = granted<{ items: { eventId: string }[] }>(get(county.resident, `/orders/${id}/timeline`))
      await new Promise((resolve) => setTimeout(resolve, 100))
      await OrderModel.updateOne({ _id: id }, { $set: { 'timeline.0.eventId': 'its number', relayed: 1 }, $unset: { unrelayed: 1 } })
      expect((await reading).items.map(({ eventId }) => eventId)).to.eql(['its number'])
      expect(performance.now() - start).to.be.lessThan(900)
    } finally {
      await letGo()
    }
  })
})
