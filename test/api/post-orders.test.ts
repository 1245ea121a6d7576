import { expect } from 'chai'
import { buildCounty, buildPerson, type County } from '../support/county.ts'
import { http } from '../support/program.ts'
import { get, granted, need, send, uploadPhoto } from '../support/orders.ts'

describe('POST /orders', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  it('401 without a token', async () => {
    expect((await http().post('/api/v1/orders').send(need)).status).to.equal(401)
  })

  it('422 names every fault in shape, then every fault in substance', async () => {
    const shape = await send(county.resident, '/orders', { title: '', urgency: 'soon', photos: ['x'], location: { type: 'Point', coordinates: [200, 1] } })
    expect(shape.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.include.members([
      '/title',
      '/urgency',
      '/photos/0',
      '/location/coordinates/0',
      '/address',
      '/category',
    ])
    const stranger = await buildPerson('resident', county.code)
    const substance = await send(stranger, '/orders', { title: '求助', category: '没有的', address: '3号楼', photos: ['0'.repeat(24)] })
    expect(substance.status).to.equal(422)
    expect(substance.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members(['/grid', '/category', '/photos/0'])
  })

  it('422 for another person’s photo and another county’s grid', async () => {
    const photo = await uploadPhoto(county.clerk)
    const elsewhere = await buildCounty()
    const { body } = await send(county.resident, '/orders', { ...need, photos: [photo], grid: elsewhere.grid })
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members(['/photos/0', '/grid'])
  })

  it('403 for who may not post there: an officer, or a grid worker outside the grid', async () => {
    expect((await send(county.officer, '/orders', { ...need, grid: county.grid })).status).to.equal(403)
    expect((await send(county.worker, '/orders', { ...need, grid: county.otherGrid })).status).to.equal(403)
  })

  it('201: a resident’s need waits for the grid worker, with a due time of four hours', async () => {
    const photo = await uploadPhoto(county.resident)
    const { status, body } = await send(county.resident, '/orders', { ...need, photos: [photo] })
    expect(status).to.equal(201)
    expect(body).to.deep.include({
      status: 'posted',
      version: 1,
      round: 1,
      source: 'resident',
      grid: county.grid,
      village: county.village,
      town: county.town,
      county: county.code,
    })
    expect(body.contact).to.eql({ name: county.resident.name, phone: county.resident.phone })
    expect(Date.parse(body.dueAt) - Date.parse(body.createdAt)).to.equal(4 * 3_600_000)
    expect(body.photos.map(({ id, kind }: { id: string; kind: string }) => [id, kind])).to.eql([[photo, 'before']])
    expect(body.allowedActions.map(({ action }: { action: string }) => action)).to.eql(['cancel', 'urge', 'comment'])
  })

  it('201: a grid worker’s post for someone starts at collected, with that person’s contact', async () => {
    const contact = { name: '测老人', phone: '13912345678' }
    const order = await granted(send(county.worker, '/orders', { ...need, grid: county.grid, contact }))
    expect(order).to.deep.include({ status: 'collected', source: 'grid_worker', contact })
    expect(order.steps.map(({ state }) => state)).to.eql(['done', 'now', 'ahead', 'ahead', 'ahead', 'ahead'])
  })

  it('numbers count up by county and day, without doubles, even at once', async () => {
    const orders = await Promise.all(Array.from({ length: 20 }, () => granted(send(county.resident, '/orders', need))))
    const counts = orders.map(({ no }) => Number(no.slice(-4))).sort((a, b) => a - b)
    expect(counts).to.eql(counts.map((_, index) => counts[0]! + index))
  })

  it('those beside the order see the contact masked, those who act on it see it whole', async () => {
    const order = await granted(send(county.resident, '/orders', need))
    const seen = async (who: typeof county.clerk) => (await granted(get(who, `/orders/${order.id}`))).contact
    expect(await seen(county.clerk)).to.eql({ name: '测居民', phone: county.resident.phone })
    const beside = await granted(get(county.supervisor, `/orders/${order.id}`))
    const { text } = await get(county.supervisor, `/orders/${order.id}/timeline`)
    for (const secret of [county.resident.name, county.resident.phone, need.address]) expect(JSON.stringify(beside) + text).not.to.include(secret)
    expect(await seen(county.supervisor)).to.eql({ name: '测**', phone: county.resident.phone.replace(/^(\d{3})\d{4}/, '$1****') })
  })
})
