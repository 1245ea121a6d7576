import { expect } from 'chai'
import type { PlanAnswer, PlanView } from '../../server/contract/dispatch.ts'
import type { Candidates, OrderView } from '../../server/contract/orders.ts'
import { newId } from '../../server/db/new-id.ts'
import { ServiceModel } from '../../server/services/service.model.ts'
import { noFigures, weekOf } from '../../server/teams/team-figures.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
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

  it('a service that takes two teams gets two; who has served enough this week is sent only where nobody else is', async () => {
    const service = { _id: newId(), county: county.code, category: '助老服务', title: '搬家', norm: { minutes: 60, people: 2, teams: 2 }, active: true }
    await ServiceModel.create(service)
    const [other, tired] = [await buildTeam(county.code), await buildTeam(county.code, { weeklyLimit: 60 })]
    const week = { start: weekOf(new Date()), minutes: 90 }
    await TeamModel.updateOne({ _id: tired.id }, { $set: { figures: { ...noFigures, week } } })
    const posted = await waiting({ category: undefined, service: service._id })
    const { placed } = await plan()
    expect(placed[0]!.teams.map(({ team }) => team.id)).to.have.members([county.team.id, other.id])
    const { items } = await granted<Candidates>(get(county.dispatcher, `/orders/${posted.id}/candidates`))
    expect(items.at(-1)).to.deep.include({ team: { id: tired.id, name: tired.name }, overWeekly: true })
  })

  it('all who ask while a plan is worked out share the next one', async () => {
    await waiting()
    const plans = await Promise.all(Array.from({ length: 12 }, plan))
    // The first, the one that the others share, and one more should some have come late.
    expect(new Set(plans.map(({ at }) => at)).size).to.be.within(2, 3)
  })

  it('what a team can serve is for an administrator to say; what is sent as null has no limit any more', async () => {
    const patch = (who: typeof county.worker, body: object) =>
      http().patch(`/api/v1/teams/${county.team.id}`).set('Authorization', `Bearer ${who.token}`).send(body)
    expect((await patch(county.team.leader, { capacity: 9 })).status).to.equal(403)
    expect((await patch(county.admin, { hours: [{ days: [8], from: '09:00', to: '18:00' }] })).status).to.equal(422)
    const { id } = await waiting()
    const reasonOf = async () =>
      (await granted<Candidates>(get(county.dispatcher, `/orders/${id}/candidates`))).excluded.find(({ team }) => team.id === county.team.id)?.reason
    await granted(patch(county.admin, { hours: [], capacity: 9 }))
    expect(await reasonOf()).to.equal('不在值班时间')
    expect(await granted(patch(county.admin, { hours: null }))).to.include({ capacity: 9 })
    expect(await reasonOf()).to.equal(undefined)
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
