import { expect } from 'chai'
import { PersonModel } from '../../server/people/person.model.ts'
import { buildCounty, buildPerson, password, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send, uploadPhoto } from '../support/orders.ts'
import { show } from '../support/pictures.ts'
import { http } from '../support/program.ts'

let county: County
before(async () => {
  county = await buildCounty()
})

describe('GET /photos/:id/:size', () => {
  const cookieOf = (answer: { headers: Record<string, unknown> }) => (answer.headers['set-cookie'] as string[])[0]!
  const login = ({ phone }: Someone) => http().post('/api/v1/auth/login').send({ phone, password })
  const byCookie = (url: string, cookie: string) =>
    http()
      .get(url)
      .set('Cookie', `other=1; ${cookie.split(';')[0]}`)

  const photographed = async () => {
    const photo = await uploadPhoto(county.resident)
    const order = await granted(send(county.resident, '/orders', { ...need, photos: [photo] }))
    return { order, url: `/api/v1/photos/${photo}/full` }
  }

  it('401 without a proof, with a forged one, and once the sign-in has ended', async () => {
    const { url } = await photographed()
    const cookie = cookieOf(await login(county.resident))
    expect(cookie)
      .to.match(/HttpOnly/)
      .and.match(/SameSite=Strict/)
      .and.match(/Path=\/api\/v1\/photos;/)
      .and.match(/Max-Age=2592000/)
    expect((await byCookie(url, cookie)).status).to.equal(200)
    const forged = cookie.replace(/\.[^;]+/, `.${'A'.repeat(22)}`)
    for (const call of [http().get(url), http().get(url).set('Authorization', 'Bearer x'), byCookie(url, forged), byCookie(url, 'liudan-photos=x')])
      expect((await call).status).to.equal(401)
  })

  it('register, login, refresh and a new password give the pass, logout takes it; it opens nothing but photos', async () => {
    const { body, ...registered } = await http().post('/api/v1/auth/register').send({ phone: '13700000001', password, name: '新居民', grid: county.grid })
    expect(cookieOf(registered)).to.include('liudan-photos=')
    const first = { ...county.resident, id: body.person.id, token: body.accessToken, phone: '13700000001' }
    const url = `/api/v1/photos/${await uploadPhoto(first)}/thumb`
    const renewed = await http().post('/api/v1/auth/refresh').send({ refreshToken: body.refreshToken })
    const cookie = cookieOf(renewed)
    expect((await byCookie(url, cookie)).status).to.equal(200)
    expect((await byCookie('/api/v1/me', cookie)).status).to.equal(401)
    expect((await byCookie('/api/v1/orders', cookie)).status).to.equal(401)
    const left = await http().post('/api/v1/auth/logout').set('Authorization', `Bearer ${renewed.body.accessToken}`)
    expect(cookieOf(left)).to.match(/^liudan-photos=;.*Expires=Thu, 01 Jan 1970/)
    expect((await byCookie(url, cookie)).status).to.equal(401)
    const again = await login(first)
    const changed = await http().post('/api/v1/auth/password').set('Authorization', `Bearer ${again.body.accessToken}`).send({ current: password, password })
    expect((await byCookie(url, cookieOf(again))).status).to.equal(401)
    expect((await byCookie(url, cookieOf(changed))).status).to.equal(200)
  })

  it('404 for a size or photo there is not', async () => {
    const { url } = await photographed()
    for (const wrong of [url.replace('full', 'large'), url.replace('full', '..%2ffull'), `/api/v1/photos/${'0'.repeat(24)}/full`])
      expect((await show(county.resident, wrong)).status).to.equal(404)
  })

  it('exactly those who may read the order read its photo', async () => {
    const { order, url } = await photographed()
    const elsewhere = await buildCounty()
    const everyone = [
      ...['resident', 'worker', 'clerk', 'officer', 'dispatcher', 'supervisor', 'admin'].map((who) => county[who as 'worker']),
      county.team.leader,
      county.team.volunteers[0]!,
      elsewhere.dispatcher,
      await buildPerson('grid_worker', county.otherGrid),
      await buildPerson('town_officer', county.otherTown),
    ]
    const read = await Promise.all(everyone.map(async (who) => [(await get(who, `/orders/${order.id}`)).status, (await show(who, url)).status]))
    for (const [ofOrder, ofPhoto] of read) expect(ofPhoto).to.equal(ofOrder)
    expect(new Set(read.flat())).to.eql(new Set([200, 404]))
  })

  it('the roles that count are those of the moment', async () => {
    const { url } = await photographed()
    const worker = await buildPerson('grid_worker', county.grid)
    const cookie = cookieOf(await login(worker))
    expect((await byCookie(url, cookie)).status).to.equal(200)
    await PersonModel.updateOne({ _id: worker.id }, { roles: [] })
    expect((await byCookie(url, cookie)).status).to.equal(404)
  })

  it('a photo on no order is for its owner alone', async () => {
    const url = `/api/v1/photos/${await uploadPhoto(county.resident)}/full`
    expect((await show(county.resident, url)).status).to.equal(200)
    expect((await show(county.dispatcher, url)).status).to.equal(404)
  })
})

describe('photos of an order', () => {
  it('those of the post are before, those of completing and settling after', async () => {
    const kindsOf = (order: { photos: { kind: string }[] }) => order.photos.map(({ kind }) => kind)
    const photo = await uploadPhoto(county.resident)
    const { id } = await granted(send(county.resident, '/orders', { ...need, photos: [photo] }))
    await granted(act(county.worker, id, 'collect'))
    const settled = await granted(act(county.worker, id, 'settle', { summary: '当场办妥。', photos: [await uploadPhoto(county.worker)] }))
    expect(kindsOf(settled)).to.eql(['before', 'after'])
    expect(kindsOf(await buildOrder(county, { at: 'served' }))).to.eql(['after'])
  })
})
