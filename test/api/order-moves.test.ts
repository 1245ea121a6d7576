import { expect } from 'chai'
import type { Hours } from '../../server/contract/people.ts'
import { eventually } from '../support/eventually.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, get, granted, uploadPhoto } from '../support/orders.ts'

const states = (order: { assignments: { state: string }[] }) => order.assignments.map(({ state }) => state)

describe('moves beside the straight way', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  it('decline: the order comes back to the centre when no offer is left', async () => {
    const other = await buildTeam(county.code)
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id, other.id] }))
    const once = await granted(act(county.team.leader, id, 'decline', { reason: '人手不够' }))
    expect([once.status, states(once)]).to.eql(['dispatched', ['declined', 'offered']])
    const twice = await granted(act(other.leader, id, 'decline', { reason: '路太远' }))
    expect([twice.status, states(twice)]).to.eql(['claimed', ['declined', 'declined']])
    expect(twice.steps.map(({ state }) => state)).to.eql(['done', 'done', 'done', 'now', 'ahead', 'ahead'])
  })

  it('joint: both teams accept, and the order is served when both have completed', async () => {
    const other = await buildTeam(county.code)
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id, other.id] }))
    await granted(act(county.team.leader, id, 'accept'))
    expect(states(await granted(act(other.leader, id, 'accept')))).to.eql(['accepted', 'accepted'])
    const complete = async ({ leader }: typeof other) =>
      granted(act(leader, id, 'complete', { summary: '办好了', photos: [await uploadPhoto(leader)], attendance: [] }))
    expect((await complete(county.team)).status).to.equal('serving')
    const done = await complete(other)
    expect([done.status, states(done)]).to.eql(['served', ['completed', 'completed']])
  })

  it('settle: skipped steps are shown as skipped, and helpers’ minutes are credited by the rating', async () => {
    const [helper] = county.team.volunteers
    const { id } = await buildOrder(county, { at: 'collected' })
    const settled = await granted(act(county.clerk, id, 'settle', { summary: '当场修好', helpers: [{ person: helper!.id, minutes: 30 }] }))
    expect(settled.steps.map(({ state }) => state)).to.eql(['done', 'skipped', 'skipped', 'skipped', 'done', 'now'])
    await granted(act(county.resident, id, 'rate', { stars: 2, solved: false }))
    const hours = await eventually(
      () => granted<Hours>(get(helper!, '/me/hours')),
      ({ heldMinutes }) => heldMinutes > 0,
    )
    expect(hours).to.include({ creditedMinutes: 0, heldMinutes: 30, points: 0 })
  })

  it('return: one step back, for whose turn it is', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    const back = await granted(act(county.dispatcher, id, 'return', { reason: '请镇街先协调' }))
    expect([back.status, back.holder?.unit]).to.eql(['reported', county.town])
    expect((await granted(act(county.officer, id, 'return', { reason: '请核实' }))).status).to.equal('collected')
    expect((await granted(act(county.clerk, id, 'return', { reason: '地址不对' }))).status).to.equal('posted')
  })

  it('cancel: the requester takes it back until a team serves; offers are withdrawn', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    const cancelled = await granted(act(county.resident, id, 'cancel', { reason: '已经好了' }))
    expect([cancelled.status, states(cancelled), cancelled.holder, cancelled.dueAt]).to.eql(['cancelled', ['withdrawn'], null, null])
    expect(cancelled.steps.map(({ state }) => state)).to.eql(['done', 'done', 'done', 'done', 'ahead', 'ahead'])
  })

  it('check in and out: twice in is 409, minutes come from the server’s clock, the leader may correct', async () => {
    const { id } = await buildOrder(county, { at: 'serving' })
    const {
      leader,
      volunteers: [volunteer],
    } = county.team
    await granted(act(leader, id, 'assign', { volunteers: [volunteer!.id] }))
    await granted(act(volunteer!, id, 'check_in', { location: { type: 'Point', coordinates: [104.1, 36.5] } }))
    expect((await act(volunteer!, id, 'check_in')).status).to.equal(409)
    const out = await granted(act(volunteer!, id, 'check_out'))
    expect(out.assignments[0]!.volunteers[0]).to.include({ minutes: 0 }).and.to.have.property('checkedOutAt').that.is.a('string')
    expect((await act(volunteer!, id, 'check_out')).status).to.equal(409)
    const upward = await act(leader, id, 'complete', {
      summary: '好',
      photos: [await uploadPhoto(leader)],
      attendance: [{ volunteer: volunteer!.id, minutes: 30 }],
    })
    expect([upward.status, upward.body.errors[0].pointer]).to.eql([422, '/attendance/0/reason'])
  })

  it('422 names every id that is not there: teams, volunteers, photos, helpers', async () => {
    const nobody = '0'.repeat(24)
    const claimed = await buildOrder(county, { at: 'claimed' })
    const dispatch = await act(county.dispatcher, claimed.id, 'dispatch', { teams: [county.team.id, nobody] })
    expect([dispatch.status, dispatch.body.errors[0].pointer]).to.eql([422, '/teams/1'])
    const serving = await buildOrder(county, { at: 'serving' })
    expect((await act(county.team.leader, serving.id, 'assign', { volunteers: [county.clerk.id] })).body.errors[0].pointer).to.equal('/volunteers/0')
    const complete = await act(county.team.leader, serving.id, 'complete', { summary: '好', photos: [nobody], attendance: [{ volunteer: nobody, minutes: 1 }] })
    expect(complete.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members(['/photos/0', '/attendance/0'])
  })

  it('an action on a version already left is 409 and shows the present one', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    await granted(act(county.worker, id, 'comment', { text: '已联系' }))
    const { status, body } = await act(county.worker, id, 'collect', { version: 1 })
    expect([status, body.code, body.order.version]).to.eql([409, 'order.stale', 2])
    expect((await act(county.worker, id, 'collect', { version: 2 })).status).to.equal(200)
  })
})
