import { expect } from 'chai'
import { ConnectionString } from 'mongodb-connection-string-url'
import supertest from 'supertest'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { eventually } from '../support/eventually.ts'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { silentWire } from '../support/silent-wire.ts'

// The database takes what it is sent and says nothing more, as behind a dead network. Whoever asks is told within six seconds.

const mostMs = 6000
const need = { title: '上门理发', category: '助老服务', address: '3号楼' }

describe('a database that hangs', function () {
  this.timeout(120_000)
  const uri = ownDatabase('hangs')
  let wire: Awaited<ReturnType<typeof silentWire>>
  let server: Awaited<ReturnType<typeof spawnServer>>
  let token: string
  const ask = (method: 'get' | 'post', path: string) => supertest(server.url)[method](path).set('Authorization', `Bearer ${token}`).timeout(mostMs)
  const post = () => ask('post', '/api/v1/orders').set('Idempotency-Key', 'while-it-hangs').send(need)
  const said = ({ status, body, headers }: supertest.Response) => [status, body.code, headers['retry-after']]

  before(async () => {
    await seedDatabase(uri, '--without-orders')
    wire = await silentWire(`http://${new ConnectionString(uri).hosts[0]}`)
    server = await spawnServer(`${wire.url.replace('http', 'mongodb')}${new ConnectionString(uri).pathname}?directConnection=true`)
    const { body } = await supertest(server.url).post('/api/v1/auth/login').send({ phone: '13800000009', password: demoPassword })
    token = body.accessToken
  })
  after(async () => {
    await server.stop()
    wire.close()
    await dropDatabase(uri)
  })

  it('is answered for: 503 and when to come back, within six seconds; readiness says so sooner; asked again under its key, a need is posted once', async () => {
    wire.fallSilent()
    const ready = await supertest(server.url)
      .get('/readyz')
      .timeout(mostMs / 2)
    expect([ready.status, ready.body.database]).to.eql([503, false])
    const answers = await Promise.all([ask('get', '/api/v1/units?level=county'), ask('get', '/api/v1/me'), ask('get', '/api/v1/orders/x/book.pdf'), post()])
    for (const answer of answers) expect(said(answer)).to.eql([503, 'unavailable', '2'])
    expect((await supertest(server.url).get('/healthz')).status).to.equal(200)
    wire.speak()
    const again = await eventually(post, ({ status }) => status === 201, 30_000)
    const { body } = await ask('get', '/api/v1/orders?box=mine')
    expect(body.items.map(({ id }: { id: string }) => id)).to.eql([again.body.id])
  })
})
