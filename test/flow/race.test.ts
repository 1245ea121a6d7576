import { expect } from 'chai'
import type { TimelineItem } from '../../server/contract/orders.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'

const leaders = 100

describe('a hundred leaders press 应单 on one open order at the same moment', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  it('one gets it, ninety-nine see who has it, one event is written', async function () {
    this.timeout(120_000)
    const teams = []
    for (let n = 0; n < leaders; n++) teams.push(await buildTeam(county.code))
    const order = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, order.id, 'dispatch', { open: true }))
    const answers = await Promise.all(teams.map(async ({ leader }) => act(leader, order.id, 'accept')))
    const winner = teams[answers.findIndex(({ status }) => status === 200)]!
    const losers = answers.filter(({ status }) => status === 409)
    expect([answers.length - losers.length, losers.length]).to.eql([1, leaders - 1])
    for (const { body } of losers) {
      expect(body).to.include({ code: 'order.wrong-step' })
      expect(body.order.holder).to.eql({ role: 'team_leader', team: winner.id, name: winner.name })
      expect(body.detail).to.include(winner.name)
    }
    const { items } = await granted<{ items: TimelineItem[] }>(get(county.dispatcher, `/orders/${order.id}/timeline`))
    expect(items.filter(({ action }) => action === 'accept')).to.have.lengthOf(1)
    const after = await granted(get(winner.leader, `/orders/${order.id}`))
    expect(after.assignments.map(({ team, state }) => [team.id, state])).to.eql([[winner.id, 'accepted']])
  })

  it('fifteen comments at once are fifteen events, none lost, versions without a gap', async () => {
    const order = await buildOrder(county, { at: 'posted' })
    const answers = await Promise.all(Array.from({ length: 15 }, (_, n) => act(county.worker, order.id, 'comment', { text: `第${n}条` })))
    expect(answers.map(({ status }) => status)).to.eql(answers.map(() => 200))
    const { items } = await granted<{ items: TimelineItem[] }>(get(county.worker, `/orders/${order.id}/timeline`))
    expect(new Set(items.slice(1).map(({ input }) => input.text)).size).to.equal(15)
    expect(items.map(({ version }) => version)).to.eql(items.map((_, index) => index + 1))
  })

  it('a double tap posts once, even at the same moment', async () => {
    const post = () => send(county.resident, '/orders', { ...need, title: '只要一单' }).set('Idempotency-Key', 'one-tap')
    const [first, second] = await Promise.all([post(), post()])
    expect([first.status, second.status]).to.eql([201, 201])
    expect(second.body.id).to.equal(first.body.id)
    const other = await send(county.resident, '/orders', { ...need, title: '另一单' }).set('Idempotency-Key', 'one-tap')
    expect([other.status, other.body.code]).to.eql([422, 'idempotency.different-body'])
  })

  it('a move repeated under its key is made once', async () => {
    const order = await buildOrder(county, { at: 'posted' })
    const once = () => act(county.worker, order.id, 'collect').set('Idempotency-Key', 'collect-once')
    const [first, second] = await Promise.all([once(), once()])
    expect([first.status, second.status, first.body.version, second.body.version]).to.eql([200, 200, 2, 2])
    const other = await act(county.worker, order.id, 'collect', { note: '另一份' }).set('Idempotency-Key', 'collect-once')
    expect([other.status, other.body.code]).to.eql([422, 'idempotency.different-body'])
  })
})
