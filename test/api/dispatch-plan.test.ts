import { expect } from 'chai'
import type { PlanAnswer, PlanView } from '../../server/contract/dispatch.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { UnitModel } from '../../server/units/unit.model.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, get, granted, need, send } from '../support/orders.ts'
import { http } from '../support/program.ts'

const at = (lng: number) => ({ type: 'Point', coordinates: [lng, 36.5] })

describe('GET and POST /dispatch/plan', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })

  const waiting = async (more: object = {}): Promise<OrderView> => {
    const { id } = await granted(send(county.resident, '/orders', { ...need, ...more }))
    await granted(act(county.worker, id, 'collect'))
    await granted(act(county.clerk, id, 'report', { opinion: '属实' }))
    return granted(act(county.officer, id, 'claim'))
  }
  const pause = (team: string) => http().patch(`/api/v1/teams/${team}`).set('Authorization', `Bearer ${county.dispatcher.token}`).send({ onDuty: false })
  const plan = () => granted<PlanView>(get(county.dispatcher, '/dispatch/plan'))
  const accept = (items: object[]) => granted<{ items: PlanAnswer[] }>(send(county.dispatcher, '/dispatch/plan', { items }))

  it('401, 422 and 403 before anything is planned or dispatched', async () => {
    expect((await http().get('/api/v1/dispatch/plan')).status).to.equal(401)
    expect((await send(county.dispatcher, '/dispatch/plan', { items: [{ order: 'x', teams: [] }] })).status).to.equal(422)
    for (const person of [county.officer, county.supervisor, county.team.leader]) expect((await get(person, '/dispatch/plan')).status).to.equal(403)
    const { id } = await waiting()
    expect((await send(county.officer, '/dispatch/plan', { items: [{ order: id, teams: [county.team.id] }] })).status).to.equal(403)
  })

  it('two teams with one place each: the plan does not give the near team to whom the far one would serve as well', async () => {
    await pause(county.team.id)
    const [west, east] = ['101', '102'].map((n) => `${county.code.slice(0, 6)}${n}000`)
    await UnitModel.insertMany(
      [west, east].map((_id, n) => ({ _id, county: county.code, name: _id, level: 'town', parent: county.code, position: at(104 + n * 0.3) })),
    )
    const near = await buildTeam(county.code, { unit: west!, area: [county.code], capacity: 1 })
    const far = await buildTeam(county.code, { unit: east!, area: [county.code], capacity: 1 })
    const middle = await waiting({ location: at(104.14), title: '中间的' })
    const western = await waiting({ location: at(104), title: '西边的' })
    const { placed, totals, greedy } = await plan()
    expect(placed.map(({ order, teams }) => [order.id, teams[0]!.team.id])).to.eql([
      [middle.id, far.id],
      [western.id, near.id],
    ])
    expect(totals.metres).to.be.lessThan(greedy.metres)
    expect(totals.cost.total).to.be.lessThan(greedy.cost.total)
  })

  it('an order nobody can take is listed with its reason; a suspended one is not planned', async () => {
    const other = await waiting({ category: '应急救援', urgency: 'emergency' })
    const still = await waiting()
    await granted(act(county.dispatcher, still.id, 'suspend', { reason: '等待材料' }))
    const { placed, unplaced } = await plan()
    expect([placed.length, unplaced.map(({ order, reason }) => [order.id, reason])]).to.eql([0, [[other.id, '没有符合条件的服务队']]])
  })

  it('what is accepted goes by ordinary moves; each that does not go says why, and holds up no other', async () => {
    const [first, second, third] = [await waiting(), await waiting(), await waiting()]
    const { placed } = await plan()
    expect(placed.map(({ order }) => order.id)).to.have.members([first.id, second.id, third.id])
    await granted(act(county.dispatcher, second.id, 'comment', { text: '再等等' }))
    const items = placed.map(({ order, teams }) => ({ order: order.id, version: order.version, teams: teams.map(({ team }) => team.id) }))
    const { items: answers } = await accept([...items.filter(({ order }) => order !== third.id), { order: third.id, teams: ['f'.repeat(24)] }])
    const by = (id: string) => answers.find(({ order }) => order === id)!
    expect(by(first.id)).to.include({ ok: true, status: 'dispatched' })
    expect(by(second.id)).to.deep.include({ ok: false })
    expect((by(second.id) as { problem: { code: string } }).problem.code).to.equal('order.stale')
    expect((by(third.id) as { problem: { code: string } }).problem.code).to.equal('input.invalid')
    const after = await Promise.all([first, second, third].map(async ({ id }) => (await granted(get(county.dispatcher, `/orders/${id}`))).status))
    expect(after).to.eql(['dispatched', 'claimed', 'claimed'])
  })

  it('a paused team is planned with no more; its leader and the centre may pause it, nobody else', async () => {
    const { id } = await waiting()
    const duty = (who: typeof county.worker) =>
      http().patch(`/api/v1/teams/${county.team.id}`).set('Authorization', `Bearer ${who.token}`).send({ onDuty: false })
    expect((await duty(county.worker)).status).to.equal(403)
    expect((await duty(county.team.leader)).body).to.include({ onDuty: false, presence: 'off' })
    expect((await plan()).unplaced.map(({ order }) => order.id)).to.eql([id])
  })
})
