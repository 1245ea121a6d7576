import { expect } from 'chai'
import type { Candidates, Page } from '../../server/contract/orders.ts'
import type { Hours, TeamView } from '../../server/contract/people.ts'
import { eventually } from '../support/eventually.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'

describe('candidates, teams and hours', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  it('GET /orders/:id/candidates: eligible teams by free capacity, and why the others are not here', async () => {
    const reasons = {
      不做这个类别: await buildTeam(county.code, { categories: ['应急救援'] }),
      服务范围不含这里: await buildTeam(county.code, { area: [county.otherTown] }),
      暂停接单: await buildTeam(county.code, { onDuty: false }),
      已停用: await buildTeam(county.code, { active: false }),
    }
    const busy = await buildTeam(county.code, { capacity: 1 })
    const taken = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, taken.id, 'dispatch', { teams: [busy.id] }))
    const order = await buildOrder(county, { at: 'claimed' })
    const { items, excluded } = await granted<Candidates>(get(county.dispatcher, `/orders/${order.id}/candidates`))
    expect(items.map(({ team }) => team.id)).to.eql([county.team.id])
    expect(items[0]).to.deep.include({ capacity: 50, load: 0, overWeekly: false })
    expect(items[0]!.parts).to.eql({ skill: 0.5, distance: 0.5, load: 1, quality: 0.75, promptness: 0.5, fairness: 1 })
    const expected = [...Object.entries(reasons), ['手上订单已满', busy] as const].map(([reason, team]) => [team.id, reason])
    expect(excluded.map(({ team, reason }) => [team.id, reason])).to.have.deep.members(expected)
    expect((await get(county.clerk, `/orders/${order.id}/candidates`)).status).to.equal(403)
    expect((await get(county.admin, `/orders/${order.id}/candidates`)).status).to.equal(404)
  })

  it('a team that declined is left out in this round', async () => {
    const order = await buildOrder(county, { at: 'dispatched' })
    await granted(act(county.team.leader, order.id, 'decline', { reason: '人手不够' }))
    const { excluded } = await granted<Candidates>(get(county.dispatcher, `/orders/${order.id}/candidates`))
    expect(excluded.find(({ team }) => team.id === county.team.id)?.reason).to.equal('本轮已拒单')
  })

  it('GET /teams: the county’s teams with their load, page by page; another county’s is 404', async () => {
    const other = await buildCounty()
    await buildTeam(other.code)
    const order = await buildOrder(other, { at: 'dispatched' })
    const first = await granted<Page<TeamView>>(get(other.dispatcher, '/teams?limit=1'))
    const second = await granted<Page<TeamView>>(get(other.dispatcher, `/teams?limit=1&cursor=${first.nextCursor}`))
    expect([first.items.length, second.items.length, second.nextCursor]).to.eql([1, 1, null])
    const team = await granted<TeamView>(get(other.resident, `/teams/${other.team.id}`))
    expect(team).to.deep.include({ id: other.team.id, load: 1, capacity: 50, onDuty: true })
    expect(order.holder?.team).to.equal(other.team.id)
    expect(team).to.include({ presence: null, leaderSeenAt: null, alertsForEmergencies: null })
    expect((await granted<TeamView>(get(other.dispatcher, `/teams/${other.team.id}`))).presence).to.be.a('string')
    expect((await get(county.dispatcher, `/teams/${other.team.id}`)).status).to.equal(404)
  })

  it('hours are read by oneself, one’s leader and the centre; by nobody else', async () => {
    await buildOrder(county, { at: 'rated' })
    const [volunteer, colleague] = county.team.volunteers
    const path = `/people/${volunteer!.id}/hours`
    await eventually(
      () => granted<Hours>(get(volunteer!, '/me/hours')),
      ({ creditedMinutes }) => creditedMinutes === 45,
    )
    for (const who of [volunteer!, county.team.leader, county.supervisor]) expect((await granted<Hours>(get(who, path))).creditedMinutes).to.equal(45)
    const elsewhere = await buildCounty()
    for (const who of [colleague!, county.resident, elsewhere.supervisor]) expect((await get(who, path)).status).to.equal(404)
    expect((await granted<Hours>(get(colleague!, `/teams/${county.team.id}/hours`))).creditedMinutes).to.equal(45)
    expect((await get(county.resident, `/teams/${county.team.id}/hours`)).status).to.equal(404)
  })
})
