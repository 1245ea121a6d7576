import { expect } from 'chai'
import type { OrderView, Page, TimelineItem } from '../../server/contract/orders.ts'
import { buildCounty, buildPerson, buildTeam, type County, type Someone } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'

describe('what stays out of reach', () => {
  let county: County
  let elsewhere: County
  before(async () => {
    county = await buildCounty()
    elsewhere = await buildCounty()
  })
  const found = async (who: Someone, query: string) => (await granted<Page<OrderView>>(get(who, `/orders?${query}`))).items.map(({ id }) => id)

  it('a team that is only offered an order sees its contact masked, one that accepted sees it whole', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    const offered = await granted(get(county.team.leader, `/orders/${id}`))
    expect([offered.contact.phone, offered.address]).not.to.include.members([county.resident.phone, need.address])
    const accepted = await granted(act(county.team.leader, id, 'accept'))
    expect([accepted.contact.phone, accepted.address]).to.eql([county.resident.phone, need.address])
  })

  it('a phone finds orders for officers, not for those to whom it is masked', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    const query = `q=${county.resident.phone}`
    expect(await found(county.clerk, query)).to.include(id)
    for (const who of [county.supervisor, county.team.leader]) expect(await found(who, query)).to.eql([])
  })

  it('box=mine holds one’s own alone, of others in the same county none', async () => {
    await buildOrder(county, { at: 'posted' })
    const neighbour = await buildPerson('resident', county.code, { grid: county.grid })
    const own = await granted(send(neighbour, '/orders', need))
    expect(await found(neighbour, 'box=mine')).to.eql([own.id])
  })

  it('what a move brought is read whole by those who act, without the place by the supervisor, and in its words alone by those beside', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { open: true, note: '请尽快' }))
    await granted(act(county.team.leader, id, 'accept'))
    await granted(act(county.team.leader, id, 'assign', { volunteers: [county.team.volunteers[0]!.id] }))
    await granted(act(county.team.volunteers[0]!, id, 'check_in', { location: { type: 'Point', coordinates: [104.1, 36.5] } }))
    const beside = (await buildTeam(county.code)).leader
    const inputs = async (who: Someone) =>
      (await granted<{ items: TimelineItem[] }>(get(who, `/orders/${id}/timeline`))).items.slice(-4).map(({ input }) => input)
    const [open, , assign, checkIn] = await inputs(county.dispatcher)
    expect([open, assign, checkIn]).to.eql([
      { open: true, note: '请尽快' },
      { volunteers: [county.team.volunteers[0]!.id] },
      { location: { type: 'Point', coordinates: [104.1, 36.5] } },
    ])
    expect(await inputs(county.supervisor)).to.eql([{ open: true, note: '请尽快' }, {}, { volunteers: [county.team.volunteers[0]!.id] }, {}])
    expect(await inputs(beside)).to.eql([{ note: '请尽快' }, {}, {}, {}])
  })

  it('volunteers of a team whose order was recalled see and hear no more of it', async () => {
    const { id } = await buildOrder(county, { at: 'serving' })
    const [volunteer] = county.team.volunteers
    await granted(act(county.team.leader, id, 'assign', { volunteers: [volunteer!.id] }))
    expect((await granted(get(volunteer!, `/orders/${id}`))).masked).to.equal(false)
    const ear = await listen(volunteer!)
    await granted(act(county.dispatcher, id, 'recall', { reason: '换一支队伍' }))
    expect((await get(volunteer!, `/orders/${id}`)).status).to.equal(404)
    await ear.until(() => ear.cardsOf(id).some(({ action }) => action === 'recall'))
    await granted(act(county.dispatcher, id, 'comment', { text: '重新安排' }))
    const centre = await listen(county.dispatcher)
    await granted(act(county.dispatcher, id, 'supervise', { note: '抓紧' }))
    await centre.until(() => centre.cardsOf(id).some(({ action }) => action === 'supervise'))
    expect(ear.cardsOf(id).at(-1)!.action).to.equal('recall')
  })

  it('teams and helpers of another county are unknown ids', async () => {
    const claimed = await buildOrder(county, { at: 'claimed' })
    expect((await act(county.dispatcher, claimed.id, 'dispatch', { teams: [elsewhere.team.id] })).body.errors[0].pointer).to.equal('/teams/0')
    const collected = await buildOrder(county, { at: 'collected' })
    const helpers = [{ person: elsewhere.resident.id, minutes: 5 }]
    expect((await act(county.clerk, collected.id, 'settle', { summary: '好', helpers })).body.errors[0].pointer).to.equal('/helpers/0')
  })

  it('a replay gives a listener only the cards of their own rooms', async () => {
    const first = await listen(county.resident)
    const since = first.heard.position
    first.socket.close()
    const other = await buildPerson('resident', county.code, { grid: county.grid })
    const theirs = await granted(send(other, '/orders', need))
    const mine = await granted(send(county.resident, '/orders', need))
    const centre = await listen(county.dispatcher, { since })
    await centre.until(() => centre.cardsOf(mine.id).length === 1)
    const again = await listen(county.resident, { since })
    expect([again.cardsOf(mine.id).length, again.cardsOf(theirs.id).length]).to.eql([1, 0])
  })
})
