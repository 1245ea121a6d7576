import { expect } from 'chai'
import { MongoClient, type Db } from 'mongodb'
import supertest from 'supertest'
import sharp from 'sharp'
import type { Hours } from '../../server/contract/people.ts'
import type { Notice } from '../../server/contract/live.ts'
import type { OrderView, Page } from '../../server/contract/orders.ts'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { eventually } from '../support/eventually.ts'
import { holdSequencer } from '../support/hold-sequencer.ts'
import { listen } from '../support/listen.ts'
import { ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'

// The server dies between the write of a move and the relay of its event. The lease of the sequencer, held by the test, is what keeps the relay waiting.

const phones = {
  resident: '13800000009',
  worker: '13800000006',
  clerk: '13800000005',
  officer: '13800000004',
  dispatcher: '13800000002',
  leader: '13800000007',
  volunteer: '13800000008',
}
type Person = keyof typeof phones

describe('a server killed between the write and the relay', function () {
  this.timeout(60_000)
  const uri = ownDatabase('faults')
  let client: MongoClient
  let db: Db
  let server: Awaited<ReturnType<typeof spawnServer>>
  const tokens = {} as Record<Person, string>
  let order: OrderView

  const call = async <T>(who: Person, method: 'get' | 'post', path: string, body?: object): Promise<T> => {
    const answer = await supertest(server.url)[method](`/api/v1${path}`).set('Authorization', `Bearer ${tokens[who]}`).send(body)
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  const act = async (who: Person, action: string, body: object = {}) =>
    (order = await call<OrderView>(who, 'post', `/orders/${order.id}/actions/${action}`, body))
  const traces = async () => ({
    events: await db.collection('events').countDocuments({ order: order.id, version: order.version }),
    notices: await db.collection('notices').countDocuments({ order: order.id, kind: /^order\.rated/ }),
    entries: await db.collection('ledger').countDocuments({ 'order.id': order.id }),
  })

  before(async () => {
    client = await MongoClient.connect(uri)
    db = client.db()
    await seedDatabase(uri)
    server = await spawnServer(uri)
    for (const who of Object.keys(phones) as Person[]) {
      const { body } = await supertest(server.url).post('/api/v1/auth/login').send({ phone: phones[who], password: demoPassword })
      tokens[who] = body.accessToken
    }
  })
  after(async () => {
    await server.stop()
    await db.dropDatabase()
    await client.close()
  })

  const toServed = async () => {
    order = await call('resident', 'post', '/orders', { title: '上门理发', category: '助老服务', address: '3号楼' })
    await act('worker', 'collect')
    await act('clerk', 'report', { opinion: '属实' })
    await act('officer', 'claim')
    const { teams } = await call<{ teams: { id: string }[] }>('leader', 'get', '/me')
    const { person } = await call<{ person: { id: string } }>('volunteer', 'get', '/me')
    await act('dispatcher', 'dispatch', { teams: [teams[0]!.id] })
    await act('leader', 'accept')
    await act('leader', 'assign', { volunteers: [person.id] })
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const photo = await supertest(server.url).post('/api/v1/photos').set('Authorization', `Bearer ${tokens.leader}`).attach('photo', bytes, 'a.png')
    await act('leader', 'complete', { summary: '办好了', photos: [photo.body.id], attendance: [{ volunteer: person.id, minutes: 61, reason: '按实际' }] })
  }

  it('after the restart the card, the notice and the minutes are there, once', async () => {
    await toServed()
    const before = await call<Hours>('volunteer', 'get', '/me/hours')
    const centre = await listen({ token: tokens.dispatcher }, { url: server.url })
    const since = centre.heard.position
    await eventually(
      () => db.collection('orders').countDocuments({ unrelayed: true }),
      (waiting) => waiting === 0,
      20_000,
    )
    const letGo = await holdSequencer(db, '620402000000')
    await act('resident', 'rate', { stars: 5, solved: true })
    expect(order.status).to.equal('rated')
    await server.kill()
    expect(await traces()).to.eql({ events: 0, notices: 0, entries: 0 })

    await letGo()
    server = await spawnServer(uri)
    await eventually(traces, ({ events, notices, entries }) => events === 1 && notices === 6 && entries === 1, 20_000)
    const again = await listen({ token: tokens.dispatcher }, { url: server.url, since })
    await again.until(() => again.cardsOf(order.id).some(({ action }) => action === 'rate'))
    expect(again.cardsOf(order.id).filter(({ action }) => action === 'rate')).to.have.lengthOf(1)
    const { items } = await call<Page<Notice>>('leader', 'get', '/notices')
    expect(items.filter(({ orderId, kind }) => orderId === order.id && kind === 'order.rated')).to.have.lengthOf(1)
    const after = await call<Hours>('volunteer', 'get', '/me/hours')
    expect(after.creditedMinutes - before.creditedMinutes).to.equal(61)
  })

  it('killed after the log but before the mark, the batch runs again and nothing is doubled', async () => {
    await eventually(
      () => db.collection('orders').countDocuments({ unrelayed: true }),
      (waiting) => waiting === 0,
      20_000,
    )
    await server.kill()
    const [events, notices, entries] = await Promise.all(['events', 'notices', 'ledger'].map((name) => db.collection(name).countDocuments()))
    await db.collection('orders').updateMany({ status: 'rated' }, { $set: { unrelayed: true, relayed: 0 } })
    server = await spawnServer(uri)
    await eventually(
      () => db.collection('orders').countDocuments({ unrelayed: true }),
      (waiting) => waiting === 0,
      20_000,
    )
    expect(await Promise.all(['events', 'notices', 'ledger'].map((name) => db.collection(name).countDocuments()))).to.eql([events, notices, entries])
  })
})
