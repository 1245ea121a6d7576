import { expect } from 'chai'
import mongoose from 'mongoose'
import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import sharp from 'sharp'
import { answerOnce } from '../../server/http/first-answer.ts'
import { lock } from '../../server/http/secret-box.ts'
import { nextPhone, buildCounty, password, type County } from '../support/county.ts'
import { act, buildOrder, granted, need, send } from '../support/orders.ts'
import { http } from '../support/program.ts'

describe('Idempotency-Key', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })
  const answers = () => mongoose.connection.collection('answers')
  const newest = async () => (await answers().findOne({}, { sort: { expire: -1 } }))!

  it('an order posted again, its fields in another order, is the first answer again, even after the order moved on', async () => {
    const key = randomUUID()
    const first = await send(county.resident, '/orders', need).set('Idempotency-Key', key)
    expect(first.status).to.equal(201)
    await granted(act(county.worker, first.body.id, 'collect'))
    const again = await send(county.resident, '/orders', Object.fromEntries(Object.entries(need).reverse())).set('Idempotency-Key', key)
    expect([again.status, again.body, again.headers['idempotency-replayed']]).to.eql([201, first.body, 'true'])
  })

  it('a move made again under its key is the first answer again and moves nothing', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    const collect = () => act(county.worker, id, 'collect').set('Idempotency-Key', `collect-${id}`)
    const first = await collect()
    await granted(act(county.clerk, id, 'report', { opinion: '属实' }))
    const again = await collect()
    expect([first.status, again.status, again.body]).to.eql([200, 200, first.body])
    const other = await act(county.worker, id, 'comment', { text: '补充' }).set('Idempotency-Key', `collect-${id}`)
    expect([other.status, other.body.code]).to.eql([422, 'idempotency.different-body'])
  })

  it('ten taps at once under one key post one order', async () => {
    for (const key of Array.from({ length: 15 }, () => randomUUID())) {
      const taps = await Promise.all(Array.from({ length: 10 }, () => send(county.resident, '/orders', need).set('Idempotency-Key', key)))
      expect(new Set(taps.map(({ status, body }) => `${status} ${body.id}`)).size).to.equal(1)
    }
  })

  it('a photo uploaded again under its key is the same photo; another picture under it is 422', async () => {
    const picture = (background: string) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer()
    const key = randomUUID()
    const upload = async (background: string) =>
      http()
        .post('/api/v1/photos')
        .set({ Authorization: `Bearer ${county.resident.token}`, 'Idempotency-Key': key })
        .attach('photo', await picture(background), 'a.png')
    const [first, again, other] = [await upload('red'), await upload('red'), await upload('blue')]
    expect([first.status, again.status, again.body]).to.eql([201, 201, first.body])
    expect([other.status, other.body.code]).to.eql([422, 'idempotency.different-body'])
  })

  it('a registration sent again is the first answer again, and what is kept of it can be read only with its key', async () => {
    const [key, phone] = [randomUUID(), nextPhone()]
    const register = () => http().post('/api/v1/auth/register').set('Idempotency-Key', key).send({ phone, password, name: '钱重发' })
    const [first, again] = [await register(), await register()]
    expect([first.status, again.status, again.body]).to.eql([201, 201, first.body])
    const kept = await answers().find({}).toArray()
    const plain = kept.map(({ box }) => Buffer.from(box as string, 'base64url').toString('latin1')).join() + JSON.stringify(kept)
    for (const secret of [phone, key, first.body.refreshToken, '钱重发']) expect(plain).not.to.include(secret)
  })

  it('a refused request is judged anew under its key', async () => {
    const [key, phone] = [randomUUID(), nextPhone()]
    const login = () => http().post('/api/v1/auth/login').set('Idempotency-Key', key).send({ phone, password })
    expect((await login()).status).to.equal(401)
    await http().post('/api/v1/auth/register').send({ phone, password, name: '后来' })
    expect((await login()).status).to.equal(200)
  })

  it('while one request is being answered, the same one again is 409; what died at it is taken on after a minute, what a clock ahead took at once', async () => {
    const key = randomUUID()
    const login = (phone: string) => http().post('/api/v1/auth/login').set('Idempotency-Key', key).send({ phone, password })
    expect((await login(county.resident.phone)).status).to.equal(200)
    const kept = await newest()
    for (const seconds of [0, 61, -3600]) {
      await answers().updateOne({ _id: kept._id }, { $set: { box: null, takenAt: new Date(Date.now() - seconds * 1000) } })
      expect((await login(county.resident.phone)).body.code).to.equal(seconds === 0 ? 'idempotency.in-progress' : undefined)
    }
  })

  it('who fails at it after another took it on leaves the other at it, and what the other answers is kept', async () => {
    const keyed = { who: county.resident.id, key: randomUUID(), request: ['slow'], own: false }
    const door = new EventEmitter()
    const tap = async (name: string) => {
      const begun = once(door, `${name} begun`)
      const answer = answerOnce(keyed, async () => {
        const end = once(door, `${name} ends`)
        door.emit(`${name} begun`)
        const [body] = await end
        if (body === null) throw new Error(`${name} failed`)
        return { status: 200, body, cookies: [] }
      }).catch((error: Error) => error.message)
      await Promise.race([begun, answer])
      return { answer }
    }
    const first = await tap('first')
    await answers().updateOne({ _id: (await newest())._id }, { $set: { takenAt: new Date(Date.now() - 61_000) } })
    const second = await tap('second')
    door.emit('first ends', null)
    expect(await first.answer).to.equal('first failed')
    const third = await tap('third')
    door.emit('third ends', 'twice')
    expect(await third.answer).to.equal('idempotency.in-progress')
    door.emit('second ends', 'once')
    const answer = { status: 200, body: 'once', cookies: [] }
    expect(await second.answer).to.eql([answer, 'run'])
    expect(await (await tap('fourth')).answer).to.eql([answer, 'replayed'])
  })

  it('an answer that a changed secret has made unreadable is made anew, and then kept', async () => {
    const calls = [
      (key: string) => send(county.resident, '/orders', need).set('Idempotency-Key', key),
      (key: string) => http().post('/api/v1/auth/login').set('Idempotency-Key', key).send({ phone: county.resident.phone, password }),
    ]
    for (const call of calls) {
      const key = randomUUID()
      const first = await call(key)
      await answers().updateOne({ _id: (await newest())._id }, { $set: { box: lock('{}', 'under another key') } })
      const again = await call(key)
      expect([again.status, again.headers['idempotency-replayed'], again.body.id]).to.eql([first.status, undefined, first.body.id])
      expect((await call(key)).headers['idempotency-replayed']).to.equal('true')
    }
  })

  it('an unfit key is refused, whatever the route', async () => {
    for (const path of ['/orders', '/notices/read', '/auth/logout']) {
      const { status, body } = await send(county.resident, path, path === '/orders' ? need : {}).set('Idempotency-Key', 'x'.repeat(201))
      expect([status, body.code]).to.eql([422, 'idempotency.unfit-key'])
    }
  })

  it('two people may use the same key', async () => {
    const key = randomUUID()
    const [one, other] = [county.resident, (await buildCounty()).resident]
    const ids = [await send(one, '/orders', need).set('Idempotency-Key', key), await send(other, '/orders', need).set('Idempotency-Key', key)]
    expect(ids.map(({ status }) => status)).to.eql([201, 201])
    expect(ids[0]!.body.id).not.to.equal(ids[1]!.body.id)
  })
})
