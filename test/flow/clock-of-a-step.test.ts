import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import type { Order } from '../../server/orders/order.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { hourMs, passTo, timelineOf } from '../support/time.ts'

// A step's clock may stand still, be given more time, or pass to other offers; it never tells twice of one thing.

describe('the clock of a step', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const system = async (id: string) => (await timelineOf(county.dispatcher, id)).filter(({ role }) => role === 'system').map(({ action }) => action)
  const show = (id: string) => granted(get(county.dispatcher, `/orders/${id}`))

  it('reminded and overdue before it stood still, it is so afterwards, and nobody is told again', async () => {
    const { id } = await buildOrder(county, { at: 'collected' })
    await passTo(5)
    expect(await system(id)).to.eql(['remind', 'overdue'])
    await granted(act(county.dispatcher, id, 'suspend', { reason: '等待材料' }))
    await passTo(20)
    await granted(act(county.dispatcher, id, 'resume'))
    await passTo(22)
    expect(await system(id)).to.eql(['remind', 'overdue'])
    expect((await show(id)).overdue).to.equal(true)
  })

  it('what is left when it stands still is left when it runs on, to the reminder too', async () => {
    const { id } = await buildOrder(county, { at: 'collected' })
    await passTo(3)
    await granted(act(county.dispatcher, id, 'suspend', { reason: '等待材料' }))
    await passTo(30)
    await granted(act(county.dispatcher, id, 'resume'))
    await passTo(30.1)
    expect(await system(id)).to.eql([])
    await passTo(30.3)
    expect(await system(id)).to.eql(['remind'])
    await passTo(31.1)
    expect(await system(id)).to.eql(['remind', 'overdue'])
  })

  it('more time granted while it stands still begins it anew', async () => {
    const { id } = await buildOrder(county, { at: 'collected' })
    await granted(act(county.clerk, id, 'extend', { reason: '下雨', hours: 4 }))
    await passTo(5)
    await granted(act(county.dispatcher, id, 'suspend', { reason: '等待材料' }))
    await granted(act(county.dispatcher, id, 'answer_extension', { granted: true }))
    await passTo(10)
    const { dueAt, overdue } = await granted(act(county.dispatcher, id, 'resume'))
    expect([Math.round((Date.parse(dueAt!) - Date.now()) / hourMs), overdue]).to.eql([14, false])
    await passTo(14.1)
    expect(await system(id)).to.eql(['remind', 'overdue', 'remind', 'overdue'])
  })

  it('offers still waiting when the first team accepts end when the step would have ended, not when they were made to', async () => {
    const other = await buildTeam(county.code)
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id, other.id] }))
    await granted(act(county.supervisor, id, 'supervise', { note: '放宽', dueAt: new Date(Date.now() + 40 * hourMs).toISOString() }))
    await passTo(20)
    await granted(act(county.team.leader, id, 'accept'))
    await passTo(21)
    expect((await show(id)).assignments.map(({ state }) => state)).to.eql(['accepted', 'offered'])
    await passTo(40.1)
    expect((await show(id)).assignments.map(({ state }) => state)).to.eql(['accepted', 'lapsed'])
  })

  it('a team whose offer still waits asks for no time on what another team serves', async () => {
    const other = await buildTeam(county.code)
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id, other.id] }))
    await granted(act(county.team.leader, id, 'accept'))
    expect((await act(other.leader, id, 'extend', { reason: '下雨', hours: 4 })).status).to.equal(403)
    expect((await act(county.team.leader, id, 'extend', { reason: '下雨', hours: 4 })).status).to.equal(200)
  })

  it('an order that cannot be swept is told of, and holds up no other', async () => {
    const [bad, good] = [await buildOrder(county, { at: 'posted' }), await buildOrder(county, { at: 'posted' })]
    expect(await system(bad.id)).to.eql([])
    const broken = await OrderModel.findOneAndUpdate({ _id: bad.id, county: county.code }, { $set: { timeline: [] } }).lean<Order>()
    moveClock(new Date(Date.now() + 5 * hourMs))
    const failure = await sweepDeadlines().then(
      () => null,
      (error: AggregateError) => error,
    )
    await OrderModel.updateOne({ _id: bad.id }, { $set: { timeline: broken!.timeline } })
    expect(failure?.errors.map(({ message }: Error) => message)).to.eql([`order ${bad.no}`])
    expect(await system(good.id)).to.eql(['remind', 'overdue'])
    await sweepDeadlines()
    expect(await system(bad.id)).to.eql(['remind', 'overdue'])
  })

  it('a team that declined its offer may still take the order when it is opened to all', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    await granted(act(county.team.leader, id, 'decline', { reason: '今天没人' }))
    await granted(act(county.dispatcher, id, 'dispatch', { open: true }))
    expect((await granted(act(county.team.leader, id, 'accept'))).status).to.equal('serving')
  })
})
