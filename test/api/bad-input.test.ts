import { expect } from 'chai'
import { buildCounty, type County } from '../support/county.ts'
import { http } from '../support/program.ts'
import { buildOrder } from '../support/orders.ts'

// Whatever is thrown at any route: a problem document that names every fault, and never a 500.

type Operation = { security?: unknown[]; parameters: { name: string; in: string }[]; requestBody?: { content: Record<string, unknown> } }

const junk: unknown[] = [
  undefined,
  {},
  [],
  null,
  'text',
  7,
  { $gt: '' },
  { a: { $ne: null } },
  { version: 'one' },
  { title: { $regex: '.*' }, category: ['x'], address: null },
  { teams: ['x'.repeat(24)], open: 'yes' },
  { teams: [{}] },
  { volunteers: 'all' },
  { attendance: [{ volunteer: 1, minutes: -1 }] },
  { stars: 6, solved: 'maybe' },
  { reason: 'x'.repeat(10_000) },
  { photos: Array.from({ length: 50 }, () => 'f'.repeat(24)) },
  { text: '\u0000' },
  { phone: {}, password: [] },
  { refreshToken: { $gt: '' } },
]
const ids = ['0'.repeat(24), 'x', '%00', '..%2f..%2fetc', "'; drop table", '💥']

describe('bad input', () => {
  let county: County
  let paths: [string, string, Operation][]
  let order: string
  before(async () => {
    county = await buildCounty()
    order = (await buildOrder(county, { at: 'claimed' })).id
    const { status, body } = await http().get('/api/openapi.json')
    expect(status).to.equal(200)
    paths = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [method, path, operation]),
    )
  })

  const isProblem = (what: string, { status, type, body }: { status: number; type: string; body: Record<string, unknown> }) => {
    expect(status === 501 ? 0 : status, `${what}: ${JSON.stringify(body)}`).to.be.below(500)
    if (status < 400) return
    expect(type, what).to.equal('application/problem+json')
    expect(body, what).to.include.keys('type', 'title', 'status', 'detail', 'instance', 'code')
    expect(body.status, what).to.equal(status)
    if (body.code === 'input.invalid') expect(body.errors, what).to.be.an('array').with.length.above(0)
  }

  it('every route in the document answers junk with a problem', async function () {
    this.timeout(120_000)
    expect(paths.length).to.be.greaterThan(30)
    for (const [method, path, operation] of paths) {
      for (const id of path.includes('{id}') ? [order, ids[1]!] : [order]) {
        const url = path.replace('{id}', id).replace('{size}', 'full')
        if (path.endsWith('/auth/logout')) continue
        await Promise.all(
          (method === 'get' ? [undefined] : junk).map(async (body) => {
            const request = http()[method as 'get' | 'post' | 'patch'](url).set('Authorization', `Bearer ${county.dispatcher.token}`)
            const sent = body === undefined ? request : request.set('Content-Type', 'application/json').send(JSON.stringify(body))
            isProblem(`${method} ${url} ${JSON.stringify(body)?.slice(0, 60)}`, await sent)
          }),
        )
        if (id !== order) continue
        for (const { name } of operation.parameters.filter((parameter) => parameter.in === 'query')) {
          isProblem(
            `${method} ${url}?${name}`,
            await http().get(`${url}?${name}[$gt]=&${name}=%00&${name}=1e999`).set('Authorization', `Bearer ${county.dispatcher.token}`),
          )
        }
      }
    }
  })

  it('strange ids, broken JSON, wrong media and unknown pages are problems too', async () => {
    const bearer = { Authorization: `Bearer ${county.dispatcher.token}` }
    for (const id of ids) isProblem(id, await http().get(`/api/v1/orders/${id}`).set(bearer))
    const broken = await http().post('/api/v1/orders').set(bearer).set('Content-Type', 'application/json').send('{"title":')
    expect([broken.status, broken.body.code]).to.eql([400, 'input.unreadable'])
    const large = await http()
      .post('/api/v1/orders')
      .set(bearer)
      .set('Content-Type', 'application/json')
      .send(JSON.stringify({ title: 'x'.repeat(200_000) }))
    expect([large.status, large.body.code]).to.eql([413, 'input.too-large'])
    expect((await http().post('/api/v1/orders').set(bearer).set('Content-Type', 'text/plain').send('title=x')).body.code).to.equal('input.invalid')
    expect((await http().get('/api/v1/nothing').set(bearer)).body.code).to.equal('not-found')
    expect((await http().delete(`/api/v1/orders/${order}`).set(bearer)).status).to.equal(404)
    isProblem('q', await http().get('/api/v1/orders?q=%00').set(bearer))
    isProblem('multipart', await http().post('/api/v1/photos').set(bearer).set('Content-Type', 'multipart/form-data').send('x'))
    isProblem('range', await http().get('/').set('Accept', 'text/html').set('Range', 'bytes=99999999-'))
    isProblem('charset', await http().post('/api/v1/orders').set(bearer).set('Content-Type', 'application/json; charset=x').send('{}'))
    isProblem('encoding', await http().post('/api/v1/orders').set(bearer).set('Content-Encoding', 'x').set('Content-Type', 'application/json').send('{}'))
  })

  it('the language follows Accept-Language, the code does not', async () => {
    const ask = (language: string) =>
      http()
        .post('/api/v1/orders')
        .set('Authorization', `Bearer ${county.resident.token}`)
        .set('Accept-Language', language)
        .send({ category: '助老服务', address: 'a' })
    const [zh, en] = [await ask('zh-CN'), await ask('en-GB,en;q=0.9')]
    expect([zh.body.title, zh.body.errors[0].detail, zh.body.code]).to.eql(['填写有误', '必填', 'input.invalid'])
    expect([en.body.title, en.body.code]).to.eql(['Please check the input', 'input.invalid'])
  })
})
