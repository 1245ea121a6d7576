import { expect } from 'chai'
import type { Showcase } from '../../server/contract/public.ts'
import { publicWords } from '../../server/public/public-words.ts'
import { buildCounty, buildPerson, type County } from '../support/county.ts'
import { act, buildOrder, granted, need, send, uploadPhoto } from '../support/orders.ts'
import { http } from '../support/program.ts'

// What anyone may see of finished orders: with the requester's consent, as long as it stands, and nobody in it.

describe('GET /public/showcase', () => {
  let county: County
  before(async () => (county = await buildCounty()))

  const look = async (query = '') => (await http().get(`/api/v1/public/showcase?county=${county.code}${query}`).expect(200)).body as Showcase
  const shown = async () => (await look()).items.map(({ id }) => id)
  const agree = (id: string) => granted(act(county.resident, id, 'publish', { publish: true }))

  it('422 for a wrong code or cursor, 404 for what is no county', async () => {
    expect((await http().get('/api/v1/public/showcase?county=1')).status).to.equal(422)
    expect((await http().get(`/api/v1/public/showcase?county=${county.code}&cursor=x`)).status).to.equal(422)
    expect((await http().get(`/api/v1/public/showcase?county=${county.town}`)).status).to.equal(404)
  })

  it('shows nothing without consent, and with it what the contract says', async () => {
    const { id } = await buildOrder(county, { at: 'rated' })
    expect(await shown()).to.not.include(id)
    expect((await agree(id)).published).to.equal(true)
    const { items, county: of, categories } = await look()
    const one = items.find((item) => item.id === id)!
    expect(of).to.eql({ code: county.code, name: `测county${county.code.slice(6)}` })
    expect(categories).to.include('助老服务')
    expect(one).to.deep.include({ category: '助老服务', title: need.title, summary: '已上门理发。', stars: 5, solved: true, minutes: 45, people: 1 })
    expect(one.month).to.match(/^\d{4}-\d\d$/)
    expect(one).to.have.keys('id', 'category', 'title', 'summary', 'place', 'month', 'stars', 'solved', 'minutes', 'people', 'photos')
    expect(JSON.stringify(one)).to.not.include(need.address).and.to.not.include(county.resident.phone)
  })

  it('consent may come with the rating, from whose order it is alone', async () => {
    const { id } = await buildOrder(county, { at: 'served' })
    expect((await granted(act(county.resident, id, 'rate', { stars: 4, solved: true, publish: true }))).published).to.equal(true)
    expect(await shown()).to.include(id)
    const other = await buildOrder(county, { at: 'served' })
    const neighbour = await buildPerson('resident', county.code, { grid: county.grid })
    const twin = await granted(send(neighbour, '/orders', need))
    await granted(act(county.dispatcher, twin.id, 'merge', { original: other.id }))
    const refused = await act(neighbour, other.id, 'rate', { stars: 5, solved: true, publish: true })
    expect([refused.status, refused.body.errors[0].pointer]).to.eql([422, '/publish'])
    await granted(act(neighbour, other.id, 'rate', { stars: 5, solved: true }))
    expect(await shown()).to.not.include(other.id)
    expect((await act(neighbour, other.id, 'publish', { publish: true })).status).to.equal(403)
  })

  it('a consent taken back ends the order’s and its photos’ showing at once; the supervisor ends it for good', async () => {
    const { id } = await buildOrder(county, { at: 'rated' })
    await agree(id)
    const { photos } = (await look()).items.find((item) => item.id === id)!
    for (const address of [photos[0]!.url, photos[0]!.thumbUrl]) {
      const { status, headers } = await http().get(address)
      expect([status, headers['content-type'], headers['cache-control']]).to.eql([200, 'image/jpeg', 'no-cache'])
    }
    const gone = async () => {
      expect(await shown()).to.not.include(id)
      for (const address of [photos[0]!.url, photos[0]!.thumbUrl]) expect((await http().get(address)).status).to.equal(404)
    }
    await granted(act(county.resident, id, 'unpublish'))
    await gone()
    await agree(id)
    expect(await shown()).to.include(id)
    expect((await granted(act(county.supervisor, id, 'unpublish', { note: '照片里有路人' }))).published).to.equal(false)
    await gone()
    expect((await act(county.resident, id, 'publish', { publish: true })).status).to.equal(409)
  })

  it('a photo shows by the order it is on alone', async () => {
    const [{ id }, loose] = [await buildOrder(county, { at: 'rated' }), await uploadPhoto(county.resident)]
    await agree(id)
    const { photos } = (await look()).items.find((item) => item.id === id)!
    expect((await http().get(photos[0]!.url.replace(photos[0]!.id, loose))).status).to.equal(404)
    expect((await http().get(photos[0]!.url.replace(/full$/, 'huge'))).status).to.equal(404)
    expect((await http().get(photos[0]!.url.replace(photos[0]!.id, '..%2f..%2fx'))).status).to.equal(404)
  })

  it('an order begun anew is no longer shown', async () => {
    const { id } = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, id, 'rate', { stars: 1, solved: false, publish: true }))
    await granted(act(county.dispatcher, id, 'rework', { reason: '没有解决' }))
    expect(await shown()).to.not.include(id)
  })

  it('goes page by page, the latest first, and by category', async () => {
    const all = await shown()
    const first = await look('&limit=1')
    const second = await look(`&limit=1&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ id }) => id)).to.eql(all.slice(0, 2))
    expect((await look(`&category=${encodeURIComponent('应急救援')}`)).items).to.eql([])
  })
})

describe('public words', () => {
  const say = (text: string) => publicWords(text, { names: ['王小明', '李四'], address: '幸福小区3号楼1单元101' })
  it('leave out who, where exactly, and how to reach them', () => {
    expect(say('王小明家水管漏水')).to.equal('王**家水管漏水')
    expect(say('电话 138 0000-0000，或０９３１－８８８８８８８')).to.equal('电话 ****，或****')
    expect(say('一三八零零零零零零零零')).to.equal('****')
    expect(say('微信号：abc_12345')).to.equal('微信号：****')
    expect(say('到幸福小区3号楼1单元101修门')).to.equal('到**修门')
    expect(say('在5栋2单元301室，找李四')).to.equal('在**，找李**')
    expect(say('给三位老人理发，用时2小时')).to.equal('给三位老人理发，用时2小时')
  })
})
