import { expect } from 'chai'
import type { Hours } from '../../server/contract/people.ts'
import type { OrderView, TimelineItem } from '../../server/contract/orders.ts'
import { eventually } from '../support/eventually.ts'
import { buildCounty, type County } from '../support/county.ts'
import { act, get, granted, need, send, uploadPhoto } from '../support/orders.ts'

// The product in one story: a need goes up to the county centre and comes back as a team at the door.

describe('the six steps', () => {
  let county: County
  let order: OrderView
  before(async () => {
    county = await buildCounty()
  })

  const stands = (at: OrderView) => [at.status, at.steps.map(({ state }) => state).join(' ')]

  it('提单: the resident posts a need', async () => {
    order = await granted(send(county.resident, '/orders', need))
    expect(order.no).to.match(/^\d{6}-\d{8}-\d{4}$/)
    expect(stands(order)).to.eql(['posted', 'now ahead ahead ahead ahead ahead'])
    expect(order.holder).to.include({ role: 'grid_worker', unit: county.grid })
  })

  it('网格员接单: the grid worker collects it', async () => {
    order = await granted(act(county.worker, order.id, 'collect'))
    expect(stands(order)).to.eql(['collected', 'done now ahead ahead ahead ahead'])
  })

  it('村社报单: the village reports it', async () => {
    order = await granted(act(county.clerk, order.id, 'report', { opinion: '情况属实,请协调。' }))
    expect(stands(order)).to.eql(['reported', 'done done now ahead ahead ahead'])
  })

  it('镇街领单: the township claims it', async () => {
    order = await granted(act(county.officer, order.id, 'claim'))
    expect(stands(order)).to.eql(['claimed', 'done done done now ahead ahead'])
  })

  it('中心派单: the centre dispatches it to a team', async () => {
    order = await granted(act(county.dispatcher, order.id, 'dispatch', { teams: [county.team.id] }))
    expect(stands(order)).to.eql(['dispatched', 'done done done done now ahead'])
    expect(order.holder).to.include({ role: 'team_leader', team: county.team.id })
  })

  it('服务队履单: the team accepts, assigns, serves and completes', async () => {
    const {
      leader,
      volunteers: [volunteer],
    } = county.team
    await granted(act(leader, order.id, 'accept'))
    await granted(act(leader, order.id, 'assign', { volunteers: [volunteer!.id] }))
    await granted(act(volunteer!, order.id, 'check_in'))
    await granted(act(volunteer!, order.id, 'check_out'))
    const attendance = [{ volunteer: volunteer!.id, minutes: 75, reason: '含路上往返' }]
    order = await granted(act(leader, order.id, 'complete', { summary: '已理发并洗头。', photos: [await uploadPhoto(leader)], attendance }))
    expect(stands(order)).to.eql(['served', 'done done done done done now'])
  })

  it('群众评单: the resident rates it, and the order is nobody’s any more', async () => {
    order = await granted(act(county.resident, order.id, 'rate', { stars: 5, solved: true, comment: '谢谢' }))
    expect(stands(order)).to.eql(['rated', 'done done done done done done'])
    expect(order.holder).to.equal(null)
    expect(order.rating).to.include({ stars: 5, solved: true, comment: '谢谢' })
  })

  it('every move left one event, in order, with its place in the county’s sequence', async () => {
    const { items } = await granted<{ items: TimelineItem[] }>(get(county.resident, `/orders/${order.id}/timeline`))
    expect(items.map(({ action }) => action)).to.eql([
      'post',
      'collect',
      'report',
      'claim',
      'dispatch',
      'accept',
      'assign',
      'check_in',
      'check_out',
      'complete',
      'rate',
    ])
    expect(items.map(({ version }) => version)).to.eql(items.map((_, index) => index + 1))
    const ids = items.map(({ eventId }) => eventId!)
    expect(ids).to.eql([...new Set(ids)].sort())
  })

  it('the volunteer’s minutes are credited once, within a second', async () => {
    const [volunteer] = county.team.volunteers
    const hours = await eventually(
      async () => granted<Hours>(get(volunteer!, '/me/hours')),
      ({ entries }) => entries.length > 0,
    )
    expect(hours).to.include({ creditedMinutes: 75, heldMinutes: 0, points: 1.5, starLevel: 0 })
    expect(hours.entries).to.have.lengthOf(1)
    expect(hours.entries[0]).to.include({ minutes: 75, stars: 5, state: 'credited' })
  })
})
