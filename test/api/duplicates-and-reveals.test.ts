import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { Access, LikelyDuplicate, Page, Revealed } from '../../server/contract/orders.ts'
import { buildCounty, buildPerson, buildTeam, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'

type Found = { items: LikelyDuplicate[] }
const at = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] })

describe('POST /orders/duplicates and GET /orders/:id/originals', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))
  const seek = async (who: Someone, more: object = {}) =>
    (await granted<Found>(send(who, '/orders/duplicates', { title: '帮母亲上门理发', category: '助老服务', ...more }))).items

  it('offers like orders of the same grid and category, and not the unlike', async () => {
    const own = await granted(send(county.resident, '/orders', need))
    await granted(send(county.resident, '/orders', { ...need, title: '疏通厨房下水道', description: '水漫出来了' }))
    await granted(send(county.resident, '/orders', { ...need, category: '应急救援' }))
    await granted(send(county.worker, '/orders', { ...need, grid: county.grid, contact: { name: '孙大爷', phone: '13911112222' } }))
    const items = await seek(county.resident)
    expect(items).to.have.lengthOf(2)
    expect(items.find(({ id }) => id)).to.include({ id: own.id, no: own.no, title: need.title, status: 'posted' })
  })

  it('to those who may not read it, shows only that there is one and how far it is', async () => {
    await granted(send(county.resident, '/orders', { ...need, location: at(104.1, 36.5) }))
    const neighbour = await buildPerson('resident', county.code, { grid: county.grid })
    const [item] = await seek(neighbour, { location: at(104.1, 36.501) })
    expect(item).to.include({ id: null, no: null, title: null, metres: null, likeness: null, status: 'posted', statusLabel: '待接单' })
    expect(JSON.stringify(item)).not.to.include(need.title)
  })

  it('also within 300 metres in another grid, and not beyond', async () => {
    await granted(send(county.resident, '/orders', { ...need, location: at(104.1, 36.5) }))
    const away = { grid: county.otherGrid }
    const near = await seek(county.dispatcher, { ...away, location: at(104.1, 36.5024) })
    expect(near).to.have.lengthOf(1)
    expect(near[0]!.metres).to.be.within(260, 275)
    expect(await seek(county.dispatcher, { ...away, location: at(104.1, 36.5028) })).to.eql([])
    expect(await seek(county.dispatcher, away)).to.eql([])
  })

  it('under way at any age, done only within 14 days, never cancelled', async () => {
    const done = await buildOrder(county, { at: 'rated' })
    const open = await buildOrder(county, { at: 'posted' })
    await buildOrder(county, { at: 'cancelled' })
    expect((await seek(county.worker, { grid: county.grid })).map(({ id }) => id)).to.have.members([done.id, open.id])
    moveClock(new Date(Date.now() + 14.1 * 86_400_000))
    expect((await seek(county.worker, { grid: county.grid })).map(({ id }) => id)).to.eql([open.id])
  })

  it('422 without a category; the holder of an order is offered its originals, never itself', async () => {
    expect((await send(county.resident, '/orders/duplicates', { title: '理发' })).status).to.equal(422)
    const [first, second] = [await buildOrder(county, { at: 'reported' }), await buildOrder(county, { at: 'posted' })]
    const { items } = await granted<Found>(get(county.worker, `/orders/${second.id}/originals`))
    expect(items.map(({ id }) => id)).to.eql([first.id])
    expect((await get((await buildCounty()).worker, `/orders/${second.id}/originals`)).status).to.equal(404)
  })
})

describe('POST /orders/:id/reveal and GET /accesses', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })
  const purpose = '核实回访号码'
  const reveal = (who: Someone, id: string, body: object = { purpose }) => send(who, `/orders/${id}/reveal`, body)

  it('422 without a purpose, 404 out of reach, 403 to those whom nothing entitles', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { open: true }))
    expect((await reveal(county.supervisor, id, {})).body.errors[0].pointer).to.equal('/purpose')
    expect((await reveal((await buildCounty()).supervisor, id)).status).to.equal(404)
    const bystander = (await buildTeam(county.code)).leader
    expect((await granted(get(bystander, `/orders/${id}`))).revealable).to.equal(false)
    expect((await reveal(bystander, id)).status).to.equal(403)
  })

  it('200: the supervisor and an offered leader see whom to call, and that they did is kept', async () => {
    const { id, no } = await buildOrder(county, { at: 'dispatched' })
    for (const person of [county.supervisor, county.team.leader]) {
      const masked = await granted(get(person, `/orders/${id}`))
      expect([masked.masked, masked.revealable, masked.contact.phone.includes('*')]).to.eql([true, true, true])
      const { contact, address } = await granted<Revealed>(reveal(person, id))
      expect([contact.phone, address]).to.eql([county.resident.phone, need.address])
    }
    const { items } = await granted<Page<Access>>(get(county.supervisor, `/accesses?order=${id}`))
    expect(items.map(({ order, by, role, purpose: said }) => [order?.no, by.id, role, said])).to.eql([
      [no, county.team.leader.id, 'team_leader', purpose],
      [no, county.supervisor.id, 'supervisor', purpose],
    ])
  })

  it('the log is for supervisors and administrators of the county, in pages, by person', async () => {
    for (const person of [county.dispatcher, county.resident, county.team.leader]) expect((await get(person, '/accesses')).status).to.equal(403)
    expect((await granted<Page<Access>>(get((await buildCounty()).supervisor, '/accesses'))).items).to.eql([])
    const page = await granted<Page<Access>>(get(county.admin, '/accesses?limit=1'))
    expect(page.items).to.have.lengthOf(1)
    const next = await granted<Page<Access>>(get(county.admin, `/accesses?limit=1&cursor=${page.nextCursor}`))
    expect(next.items[0]!.id < page.items[0]!.id).to.equal(true)
    const own = await granted<Page<Access>>(get(county.admin, `/accesses?person=${county.team.leader.id}`))
    expect(new Set(own.items.map(({ by }) => by.id))).to.eql(new Set([county.team.leader.id]))
  })

  it('to those beside an order, the volunteers’ names are masked as well', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { open: true }))
    await granted(act(county.team.leader, id, 'accept'))
    await granted(act(county.team.leader, id, 'assign', { volunteers: [county.team.volunteers[0]!.id] }))
    const loser = (await buildTeam(county.code)).leader
    const names = async (who: Someone) => (await granted(get(who, `/orders/${id}`))).assignments[0]!.volunteers.map(({ name }) => name)
    expect(await names(county.resident)).to.eql(['测volunteer'])
    expect(await names(county.supervisor)).to.eql(['测volunteer'])
    expect(await names(loser)).to.eql(['测**'])
  })
})
