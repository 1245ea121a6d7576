import { expect } from 'chai'
import type { Hours } from '../../server/contract/people.ts'
import type { TimelineItem } from '../../server/contract/orders.ts'
import { moveClock } from '../../server/clock.ts'
import { PersonModel } from '../../server/people/person.model.ts'
import { eventually } from '../support/eventually.ts'
import { buildCounty, buildPerson, type County } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'

const hourMs = 3_600_000
const states = (order: { assignments: { state: string }[] }) => order.assignments.map(({ state }) => state)
const hoursBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / hourMs

describe('the moves beside the six steps', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))
  const pass = (hours: number) => moveClock(new Date(Date.now() + hours * hourMs))

  it('reject: with one of the county’s reasons; any other is 422 and names them', async () => {
    const { id } = await buildOrder(county, { at: 'collected' })
    const wrong = await act(county.clerk, id, 'reject', { reason: '不想办', text: '不想办' })
    expect([wrong.status, wrong.body.errors[0].pointer]).to.eql([422, '/reason'])
    expect(wrong.body.errors[0].detail).to.include('信息不实')
    const rejected = await granted(act(county.clerk, id, 'reject', { reason: '信息不实', text: '查无此事' }))
    expect([rejected.status, rejected.holder, rejected.dueAt]).to.eql(['rejected', null, null])
  })

  it('transfer: starts anew at the other grid, whose worker sees it and the former no longer does', async () => {
    const { id } = await buildOrder(county, { at: 'reported' })
    expect((await act(county.officer, id, 'transfer', { grid: county.grid, reason: '本格' })).body.errors[0].pointer).to.equal('/grid')
    const moved = await granted(act(county.officer, id, 'transfer', { grid: county.otherGrid, reason: '不在本网格' }))
    expect([moved.status, moved.grid, moved.holder?.unit]).to.eql(['posted', county.otherGrid, county.otherGrid])
    expect(moved.steps.map(({ state }) => state)).to.eql(['now', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead'])
    expect((await get(county.worker, `/orders/${id}`)).status).to.equal(404)
  })

  it('transfer sent again under its key is the first answer again, out of reach as the order now is; not to who has lost the role', async () => {
    const worker = await buildPerson('grid_worker', county.grid)
    const { id } = await buildOrder(county, { at: 'posted' })
    const transfer = () => act(worker, id, 'transfer', { grid: county.otherGrid, reason: '不在本网格' }).set('Idempotency-Key', `transfer-${id}`)
    const [first, again] = [await transfer(), await transfer()]
    expect([first.status, again.status, again.body]).to.eql([200, 200, first.body])
    expect((await get(worker, `/orders/${id}`)).status).to.equal(404)
    await PersonModel.updateOne({ _id: worker.id }, { $set: { roles: [] } })
    expect((await transfer()).status).to.equal(404)
  })

  it('recall: back to the centre until someone checked in', async () => {
    const { id } = await buildOrder(county, { at: 'serving' })
    const recalled = await granted(act(county.dispatcher, id, 'recall', { reason: '换一支队伍' }))
    expect([recalled.status, states(recalled)]).to.eql(['claimed', ['withdrawn']])
    const late = await act(county.team.leader, id, 'assign', { volunteers: [county.team.volunteers[0]!.id] })
    expect([late.status, late.body.order.status], 'the team on its old page lost a race, not a right').to.eql([409, 'claimed'])
    const begun = await buildOrder(county, { at: 'serving' })
    const [volunteer] = county.team.volunteers
    await granted(act(county.team.leader, begun.id, 'assign', { volunteers: [volunteer!.id] }))
    await granted(act(volunteer!, begun.id, 'check_in'))
    expect((await act(county.dispatcher, begun.id, 'recall', { reason: '晚了' })).status).to.equal(409)
    await granted(act(volunteer!, begun.id, 'check_out'))
  })

  it('suspend and resume: the clock stops and the remaining time is kept', async () => {
    const order = await buildOrder(county, { at: 'claimed' })
    pass(2)
    const suspended = await granted(act(county.dispatcher, order.id, 'suspend', { reason: '等材料' }))
    expect([suspended.dueAt, suspended.overdue, suspended.suspended?.reason]).to.eql([null, false, '等材料'])
    expect((await act(county.dispatcher, order.id, 'suspend', { reason: '再等' })).status).to.equal(409)
    pass(50)
    const resumed = await granted(act(county.dispatcher, order.id, 'resume'))
    expect(resumed.suspended).to.equal(null)
    expect(hoursBetween(resumed.updatedAt, resumed.dueAt!)).to.be.closeTo(6, 0.01)
  })

  it('extend: asked before the deadline, answered once', async () => {
    const { id, dueAt } = await buildOrder(county, { at: 'serving' })
    expect((await act(county.dispatcher, id, 'answer_extension', { granted: true })).status).to.equal(409)
    await granted(act(county.team.leader, id, 'extend', { reason: '下雨', hours: 10 }))
    expect((await act(county.team.leader, id, 'extend', { reason: '还下', hours: 10 })).status).to.equal(409)
    const answered = await granted(act(county.supervisor, id, 'answer_extension', { granted: true, note: '注意安全' }))
    expect([hoursBetween(dueAt!, answered.dueAt!), answered.extension]).to.eql([10, null])
    pass(90)
    expect((await act(county.team.leader, id, 'extend', { reason: '晚了', hours: 1 })).status).to.equal(409)
  })

  it('urge: once in 24 hours', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    await granted(act(county.resident, id, 'urge'))
    expect((await act(county.resident, id, 'urge')).status).to.equal(409)
    pass(24.1)
    expect((await act(county.resident, id, 'urge')).status).to.equal(200)
  })

  it('supervise: a new deadline, not in the past', async () => {
    const { id } = await buildOrder(county, { at: 'collected' })
    expect((await act(county.supervisor, id, 'supervise', { note: '抓紧', dueAt: '2020-01-01T00:00:00Z' })).body.errors[0].pointer).to.equal('/dueAt')
    const dueAt = new Date(Date.now() + hourMs).toISOString()
    expect((await granted(act(county.supervisor, id, 'supervise', { note: '抓紧', dueAt }))).dueAt).to.equal(dueAt)
  })

  it('rework: a poor rating opens another round; both rounds’ hours stand apart', async () => {
    const { id } = await buildOrder(county, { at: 'served' })
    const [volunteer] = county.team.volunteers
    const before = await granted<Hours>(get(volunteer!, '/me/hours'))
    await granted(act(county.resident, id, 'rate', { stars: 2, solved: false, comment: '没剪好' }))
    const again = await granted(act(county.dispatcher, id, 'rework', { reason: '请返工' }))
    expect([again.status, again.round, again.rating, again.summary]).to.eql(['claimed', 2, null, null])
    expect(again.pastRatings[0]).to.include({ round: 1, stars: 2, solved: false })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id] }))
    await granted(act(county.team.leader, id, 'accept'))
    await granted(act(county.clerk, id, 'comment', { text: '第二次上门' }))
    const after = await eventually(
      () => granted<Hours>(get(volunteer!, '/me/hours')),
      ({ heldMinutes }) => heldMinutes > before.heldMinutes,
    )
    expect(after.heldMinutes - before.heldMinutes).to.equal(45)
    const good = await buildOrder(county, { at: 'rated' })
    expect((await act(county.dispatcher, good.id, 'rework', { reason: '不必' })).status).to.equal(409)
  })

  it('call_back: the centre’s own word beside the rating', async () => {
    const { id } = await buildOrder(county, { at: 'rated' })
    const called = await granted(act(county.dispatcher, id, 'call_back', { reached: true, solved: true, satisfied: false }))
    expect(called.callBack).to.include({ reached: true, solved: true, satisfied: false })
  })

  it('every one of these moves is an event with its input', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'suspend', { reason: '等材料' }))
    await granted(act(county.dispatcher, id, 'resume', { note: '到了' }))
    const { items } = await granted<{ items: TimelineItem[] }>(get(county.dispatcher, `/orders/${id}/timeline`))
    expect(items.slice(-2).map(({ action, input, from, to }) => [action, input, from, to])).to.eql([
      ['suspend', { reason: '等材料' }, 'claimed', 'claimed'],
      ['resume', { note: '到了' }, 'claimed', 'claimed'],
    ])
  })
})
