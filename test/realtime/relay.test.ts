import { expect } from 'chai'
import mongoose from 'mongoose'
import supertest from 'supertest'
import { createApp } from '../../server/app.ts'
import type { Hours } from '../../server/contract/people.ts'
import { newId } from '../../server/db/new-id.ts'
import { EventModel } from '../../server/events/event.model.ts'
import { readLogPositions } from '../../server/events/log-position.ts'
import { eventId, inSequence } from '../../server/events/sequence.ts'
import { NoticeModel } from '../../server/notifications/notice.model.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import type { Order } from '../../server/orders/order.ts'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { holdSequencer } from '../support/hold-sequencer.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { http } from '../support/program.ts'

// What must not stop the relay: a county that is busy, a lease left behind, a bad order, a subscriber that fails.

type OfCounty = { _id: string; county: string }

describe('the relay', function () {
  this.timeout(20_000)
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })

  const db = () => mongoose.connection.db!
  const find = (id: string) => OrderModel.findById(id).lean<Order>()
  const whenRelayed = (id: string) => eventually(() => find(id), (order) => order?.relayed === order?.version, 8000) // prettier-ignore
  const lagSeconds = async () => Number(/^relay_lag_seconds (\S+)$/m.exec((await http().get('/metrics')).text)![1])

  it('a county whose events another server numbers holds up no other, and readiness knows for how long its orders wait', async () => {
    const letGo = await holdSequencer(db(), county.code)
    try {
      const held = await buildOrder(county, { at: 'posted' })
      await whenRelayed((await buildOrder(await buildCounty(), { at: 'posted' })).id)
      expect((await find(held.id))!.relayed).to.equal(0)
      const waited = await eventually(lagSeconds, (seconds) => seconds > 0.5)
      expect(await eventually(lagSeconds, (seconds) => seconds > waited + 0.5)).to.be.lessThan(15)
      await letGo()
      await whenRelayed(held.id)
      await eventually(lagSeconds, (seconds) => seconds === 0)
    } finally {
      await letGo()
    }
  })

  it('/readyz is 503 once an order has waited for 15 s, whatever the relay is at', async () => {
    const ask = (relayLagMs: number) => supertest(createApp({ open: () => true, relayLagMs: () => relayLagMs, queue: () => true })).get('/readyz')
    const [before, after] = [await ask(14_999), await ask(15_000)]
    expect([before.status, before.body.relay, after.status, after.body]).to.eql([200, true, 503, { open: true, database: true, queue: true, relay: false }])
  })

  it('a lease that a clock an hour ahead has left is void', async () => {
    const ahead = { session: { id: new mongoose.mongo.UUID() }, until: new Date(Date.now() + 3_600_000) }
    await db()
      .collection<OfCounty>('sequencer-leases')
      .insertOne({ _id: county.code, county: county.code, ...ahead })
    await whenRelayed((await buildOrder(county, { at: 'posted' })).id)
  })

  it('a slow sequencer whose session was ended gives way to who took its lease, and numbers nothing', async () => {
    await whenRelayed((await buildOrder(county, { at: 'posted' })).id)
    let [letGo, calls] = [async () => {}, 0]
    const slow = await inSequence(county.code, 1, async (last, session) => {
      calls++
      letGo = await holdSequencer(db(), county.code)
      await db()
        .admin()
        .command({ killSessions: [session.id] })
      await EventModel.collection.insertOne({ _id: eventId(county.code, last + 1), county: county.code } as never, { session })
    })
    await letGo()
    expect([slow, calls]).to.eql([false, 1])
    const { id } = await buildOrder(county, { at: 'posted' })
    await whenRelayed(id)
    expect((await EventModel.find({ county: county.code }).sort({ _id: 1 }).lean()).map(({ _id }) => _id)).to.eql([1, 2].map((n) => eventId(county.code, n)))
  })

  it('more bad orders than a batch holds hold up none that comes after them', async () => {
    const good = (await whenRelayed((await buildOrder(county, { at: 'posted' })).id))!
    const bad = Array.from({ length: 120 }, (_, n) => ({
      ...good,
      _id: newId(),
      no: `bad-${n}`,
      relayed: 0,
      unrelayed: true,
      timeline: [{ ...good.timeline[0], concerned: null }],
    }))
    await OrderModel.collection.insertMany(bad as never[])
    try {
      await whenRelayed((await buildOrder(county, { at: 'posted' })).id)
      expect(await OrderModel.countDocuments({ county: county.code, unrelayed: true })).to.equal(bad.length)
    } finally {
      await OrderModel.collection.deleteMany({ _id: { $in: bad.map(({ _id }) => _id) } } as never)
    }
  })

  it('a subscriber that fails at an event keeps it from no other subscriber and no other order, and hears it again', async () => {
    const { id } = await buildOrder(county, { at: 'served' })
    const { completedAt } = (await whenRelayed(id))!.assignments[0]!
    const completedIn = (at: Date) => OrderModel.updateOne({ _id: id }, { $set: { 'assignments.0.completedAt': at } })
    // Whose completion stands nowhere in the timeline, his hours cannot be posted.
    await completedIn(new Date(0))
    await granted(act(county.resident, id, 'rate', { stars: 5, solved: true }))
    await whenRelayed((await buildOrder(county, { at: 'posted' })).id)
    const { _id } = (await EventModel.findOne({ order: id }).sort({ version: -1 }).lean())!
    expect(await NoticeModel.countDocuments({ event: _id, kind: /^order\.rated/ })).to.be.greaterThan(0)
    expect((await readLogPositions()).get(county.code)! > _id).to.equal(true)
    expect((await find(id))!.unrelayed).to.equal(true)
    await completedIn(completedAt!)
    await whenRelayed(id)
    const { entries } = await granted<Hours>(get(county.team.volunteers[0]!, '/me/hours'))
    expect(entries).to.have.lengthOf(1)
  })
})
