import { expect } from 'chai'
import { TeamModel } from '../../server/teams/team.model.ts'
import { listen } from '../support/listen.ts'
import { act, get, granted } from '../support/orders.ts'
import { passTo, timelineOf } from '../support/time.ts'
import { prepareMarket, settle } from './market-town.ts'

const minutes = (count: number) => passTo(count / 60)

describe('the market', () => {
  const { town, teamAt, opened, sees, told, toldOnce } = prepareMarket()

  it('opens to the nearest first and widens by time; each team is told once, when it comes to see the order', async () => {
    const [near, middle, far] = [await teamAt(1), await teamAt(4), await teamAt(30)]
    const listener = await listen(middle.leader)
    const order = await opened()
    expect([await sees(near, order), await sees(middle, order), await sees(far, order)]).to.eql([true, false, false])
    expect((await act(middle.leader, order.id, 'accept')).status).to.equal(404)
    await toldOnce(near)
    await minutes(5.1)
    expect([await sees(near, order), await sees(middle, order), await sees(far, order)]).to.eql([true, true, false])
    await toldOnce(middle)
    await listener.until(() => listener.cardsOf(order.id).length === 1)
    expect(listener.cardsOf(order.id)[0]!.action).to.equal('widen')
    await minutes(10.1)
    expect(await sees(far, order)).to.equal(true)
    await toldOnce(far)
    await minutes(30)
    const actions = (await timelineOf(town.county.dispatcher, order.id)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'widen')).to.have.lengthOf(2)
    expect([await told(near), await told(middle), await told(far)]).to.eql([1, 1, 1])
    expect((await granted(act(far.leader, order.id, 'accept'))).status).to.equal('serving')
  })

  it('a ring in which there is nobody is passed over', async () => {
    await TeamModel.updateOne({ _id: town.county.team.id }, { active: false })
    const [middle, far] = [await teamAt(4), await teamAt(30)]
    const order = await opened()
    expect([await sees(middle, order), await sees(far, order)]).to.eql([true, false])
  })

  it('an emergency is everyone’s at once, and so is every order where the county sets no rings', async () => {
    const far = await teamAt(30)
    expect(await sees(far, await opened({ urgency: 'emergency' }))).to.equal(true)
    await granted(settle(town.county.admin, { marketRings: [] }))
    expect(await sees(far, await opened())).to.equal(true)
  })

  it('who comes later sees what is open', async () => {
    const order = await opened()
    expect(await sees(await teamAt(30), order)).to.equal(true)
  })

  it('while the order is suspended its rings stand still', async () => {
    const far = await teamAt(4)
    const order = await opened()
    await granted(act(town.county.dispatcher, order.id, 'suspend', { reason: '等待材料' }))
    await minutes(60)
    expect(await sees(far, order)).to.equal(false)
    await granted(act(town.county.dispatcher, order.id, 'resume'))
    await minutes(64)
    expect(await sees(far, order)).to.equal(false)
    await minutes(66)
    expect(await sees(far, order)).to.equal(true)
  })

  it('opened a second time nobody is told again', async () => {
    const near = await teamAt(1)
    const order = await opened()
    await toldOnce(near)
    await granted(act(town.county.dispatcher, order.id, 'recall', { reason: '补充说明' }))
    await granted(act(town.county.dispatcher, order.id, 'dispatch', { open: true }))
    expect(await sees(near, order)).to.equal(true)
    const listener = await listen(near.leader)
    await granted(act(near.leader, order.id, 'accept'))
    await listener.until(() => listener.cardsOf(order.id).some(({ action }) => action === 'accept'))
    expect(await told(near)).to.equal(1)
  })

  it('who has paused is not told, but sees the order and may take it', async () => {
    const [paused, near] = [await teamAt(1, { onDuty: false }), await teamAt(1)]
    const order = await opened()
    await toldOnce(near)
    expect([await told(paused), await sees(paused, order)]).to.eql([0, true])
    await granted(act(paused.leader, order.id, 'accept'))
  })

  it('a change leaves everything else the county has set as it was', async () => {
    const read = () => granted<{ rejectReasons: string[]; marketRings: unknown[] }>(get(town.county.admin, '/settings'))
    const before = await read()
    await granted(settle(town.county.admin, { weeklyLimit: 600 }))
    expect(await read()).to.eql({ ...before, weeklyLimit: 600 })
    expect(before.rejectReasons).to.have.length.greaterThan(2)
    const none = { skill: 0, distance: 0, load: 0, quality: 0, promptness: 0, fairness: 0 }
    expect((await settle(town.county.admin, { weights: none })).status).to.equal(422)
  })

  it('rings must widen; only an administrator sets them', async () => {
    const shrinking = await settle(town.county.admin, { marketRings: [{ metres: 5000, minutes: 5 }, { metres: 2000, minutes: 10 }] }) // prettier-ignore
    expect([shrinking.status, shrinking.body.errors[0].pointer]).to.eql([422, '/marketRings'])
    expect((await settle(town.county.dispatcher, { marketRings: [] })).status).to.equal(403)
  })
})
