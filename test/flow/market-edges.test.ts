import { expect } from 'chai'
import type { Candidates } from '../../server/contract/orders.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { buildTeam } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { passTo, timelineOf } from '../support/time.ts'
import { prepareMarket, settle } from './market-town.ts'

const minutes = (count: number) => passTo(count / 60)

describe('the market at its edges', () => {
  const { town, teamAt, opened, sees, told, toldOnce } = prepareMarket()

  it('who never saw an order hears nothing of its leaving the market', async () => {
    const far = await teamAt(30)
    const listener = await listen(far.leader)
    const recalled = await opened()
    await granted(act(town.county.dispatcher, recalled.id, 'recall', { reason: '补充说明' }))
    await granted(settle(town.county.admin, { marketRings: [{ metres: 2000, minutes: 1000 }] }))
    const lapsed = await opened()
    await passTo(8.1)
    expect((await granted(get(town.county.dispatcher, `/orders/${lapsed.id}`))).status).to.equal('claimed')
    await granted(settle(town.county.admin, { marketRings: [] }))
    const shown = await opened()
    await listener.until(() => listener.cardsOf(shown.id).length > 0)
    expect([...listener.cardsOf(recalled.id), ...listener.cardsOf(lapsed.id)]).to.eql([])
  })

  it('a ring in which everyone has paused is passed over', async () => {
    await TeamModel.updateOne({ _id: town.county.team.id }, { active: false })
    const [paused, middle] = [await teamAt(1, { onDuty: false }), await teamAt(4)]
    const order = await opened()
    expect([await sees(paused, order), await sees(middle, order)]).to.eql([true, true])
  })

  it('opened again, an order stays in sight of those who were told of it', async () => {
    const middle = await teamAt(4)
    const order = await opened()
    await minutes(5.1)
    await toldOnce(middle)
    await granted(act(town.county.dispatcher, order.id, 'recall', { reason: '补充说明' }))
    await granted(act(town.county.dispatcher, order.id, 'dispatch', { open: true }))
    expect([await sees(middle, order), await told(middle)]).to.eql([true, 1])
  })

  it('what is over when its ring is, only lapses', async () => {
    const far = await teamAt(30)
    const order = await opened()
    await passTo(9)
    const actions = (await timelineOf(town.county.dispatcher, order.id)).map(({ action }) => action)
    expect([actions.includes('widen'), actions.at(-1), await told(far)]).to.eql([false, 'lapse', 0])
  })

  it('supervised to a new end, a suspended order’s rings go on from where they stood', async () => {
    const far = await teamAt(4)
    const order = await opened()
    await granted(act(town.county.dispatcher, order.id, 'suspend', { reason: '等待材料' }))
    await minutes(60)
    const dueAt = new Date(Date.now() + 20 * 3_600_000).toISOString()
    await granted(act(town.county.supervisor, order.id, 'supervise', { note: '请尽快', dueAt }))
    await minutes(64)
    expect(await sees(far, order)).to.equal(false)
    await minutes(66)
    expect(await sees(far, order)).to.equal(true)
  })

  it('a team that has paused is told of an emergency, and is a candidate for it, if it agreed', async () => {
    const [agreed, silent] = [await teamAt(1, { onDuty: false, alertsForEmergencies: true }), await teamAt(1, { onDuty: false })]
    await opened({ urgency: 'emergency' })
    await toldOnce(agreed)
    expect(await told(silent)).to.equal(0)
    const waiting = await buildOrder(town.county, { at: 'claimed', urgency: 'emergency' })
    const { items } = await granted<Candidates>(get(town.county.dispatcher, `/orders/${waiting.id}/candidates`))
    expect(items.map(({ team }) => team.id))
      .to.include(agreed.id)
      .and.not.include(silent.id)
  })

  it('who leads two teams in two rings is told once', async () => {
    const near = await teamAt(1)
    const second = await teamAt(4)
    await TeamModel.updateOne({ _id: second.id }, { leader: { id: near.leader.id, name: near.leader.name } })
    const order = await opened()
    await toldOnce(near)
    await minutes(5.1)
    const centre = await listen(town.county.dispatcher)
    await granted(act(near.leader, order.id, 'accept'))
    await centre.until(() => centre.cardsOf(order.id).some(({ action }) => action === 'accept'))
    expect(await told(near)).to.equal(1)
  })

  it('a township sees the candidates of its own town only', async () => {
    const { county } = town
    const own = await buildTeam(county.code, { town: county.town })
    const order = await buildOrder(county, { at: 'claimed' })
    const { items } = await granted<Candidates>(get(county.officer, `/orders/${order.id}/candidates`))
    expect(items.map(({ team }) => team.id)).to.eql([own.id])
  })

  it('a team whose leader has not been seen for long comes last', async () => {
    const { county } = town
    const lost = await buildTeam(county.code, { leaderSeenAt: new Date(Date.now() - 9 * 24 * 3_600_000) })
    const seen = await buildTeam(county.code, { leaderSeenAt: new Date(), capacity: 2 })
    const order = await buildOrder(county, { at: 'claimed' })
    const { items } = await eventually(
      () => granted<Candidates>(get(county.dispatcher, `/orders/${order.id}/candidates`)),
      (found) => found.items.length >= 3,
    )
    expect(items.findIndex(({ team }) => team.id === lost.id)).to.be.greaterThan(items.findIndex(({ team }) => team.id === seen.id))
  })
})
