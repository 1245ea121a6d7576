import { expect } from 'chai'
import { MongoClient, type Db } from 'mongodb'
import sharp from 'sharp'
import supertest from 'supertest'
import type { OrderView } from '../../server/contract/orders.ts'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { eventually } from '../support/eventually.ts'
import { ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { checkLedger } from './check.ts'
import { startProxy } from './striking-proxy.ts'

// From the rating to the posted entries the server is killed before its first write, before its second, and so on, until none is left to kill it at.

const phones = { resident: '13800000009', worker: '13800000006', clerk: '13800000005', officer: '13800000004', dispatcher: '13800000002', leader: '13800000007', volunteer: '13800000008' } // prettier-ignore
type Person = keyof typeof phones
const mostPoints = 40

describe('a server killed at every write from the rating to the posted hours', function () {
  this.timeout(400_000)
  const uri = ownDatabase('fault-points')
  const tokens = {} as Record<Person, string>
  const ids = {} as Record<Person, string>
  let client: MongoClient
  let db: Db
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let server: Awaited<ReturnType<typeof spawnServer>>

  before(async () => {
    client = await MongoClient.connect(uri)
    db = client.db()
    await seedDatabase(uri, '--without-orders')
    proxy = await startProxy(uri)
    server = await spawnServer(proxy.uri)
    for (const who of Object.keys(phones) as Person[]) {
      const { body } = await supertest(server.url).post('/api/v1/auth/login').send({ phone: phones[who], password: demoPassword })
      tokens[who] = body.accessToken
      ids[who] = body.person.id
    }
  })
  after(async () => {
    await server.kill()
    proxy.stop()
    await db.dropDatabase()
    await client.close()
  })

  const call = async <T>(who: Person, path: string, body: object = {}): Promise<T> => {
    const answer = await supertest(server.url).post(`/api/v1${path}`).set('Authorization', `Bearer ${tokens[who]}`).send(body)
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  const quiet = () =>
    eventually(
      () => db.collection('orders').countDocuments({ unrelayed: true }),
      (waiting) => waiting === 0,
      20_000,
    )
  const bytes = () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).png().toBuffer() // prettier-ignore

  /** An order that two volunteers served, waiting for its rating. */
  const served = async () => {
    const { id } = await call<OrderView>('resident', '/orders', { title: '上门理发', category: '助老服务', address: '3号楼' })
    const act = (who: Person, action: string, body: object = {}) => call<OrderView>(who, `/orders/${id}/actions/${action}`, body)
    await act('worker', 'collect')
    await act('clerk', 'report', { opinion: '属实' })
    await act('officer', 'claim')
    const team = await db.collection('teams').findOne({ 'leader.id': ids.leader })
    await act('dispatcher', 'dispatch', { teams: [team!._id] })
    await act('leader', 'accept')
    const volunteers = [ids.leader, ids.volunteer]
    await act('leader', 'assign', { volunteers })
    const photo = await supertest(server.url)
      .post('/api/v1/photos')
      .set('Authorization', `Bearer ${tokens.leader}`)
      .attach('photo', await bytes(), 'a.png')
    const attendance = volunteers.map((volunteer) => ({ volunteer, minutes: 61, reason: '按实际' }))
    await act('leader', 'complete', { summary: '办好了', photos: [photo.body.id], attendance })
    await quiet()
    return id
  }
  const rate = (id: string) => call('resident', `/orders/${id}/actions/rate`, { stars: 2, solved: true })
  const traces = async (id: string) => ({
    status: (await db.collection('orders').findOne({ _id: id as never }))!.status as string,
    entries: await db.collection('ledger').countDocuments({ 'order.id': id }),
    told: await db.collection('notices').countDocuments({ order: id, kind: 'hours.held' }),
  })

  /** Kills the server at the n-th write and starts it again; the write, or null when there were fewer. */
  const strikeAt = async (n: number, id: string) => {
    const { seen, struck } = proxy.arm(n)
    const rated = rate(id).then(
      () => quiet().then(() => null),
      () => new Promise<null>(() => {}),
    )
    const write = await Promise.race([struck, rated])
    if (write) {
      await server.kill()
      proxy.rest()
      server = await spawnServer(proxy.uri)
    }
    if (!write) proxy.rest()
    return { write, seen }
  }

  it('ends, after the restart, in exactly one entry for each volunteer and one notice, and a ledger that is right', async () => {
    const points: string[] = []
    for (let n = 1; n <= mostPoints; n++) {
      const id = await served()
      const { write } = await strikeAt(n, id)
      const { status } = await traces(id)
      if (status === 'served') await rate(id)
      await eventually(() => traces(id), ({ entries }) => entries > 0, 20_000) // prettier-ignore
      await quiet()
      expect(await traces(id), `killed before ${write}`).to.eql({ status: 'rated', entries: 2, told: 2 })
      if (!write) break
      points.push(write)
    }
    console.log(`      killed before each of: ${points.join(', ')}`)
    const ledger = ['findAndModify balances', 'findAndModify balances', 'insert ledger', 'insert held', 'insert held', 'insert notices', 'commitTransaction']
    expect(points.join(', ')).to.include(['update orders', 'findAndModify sequences', 'insert events', 'commitTransaction', ...ledger].join(', '))
    expect(points.at(-1)).to.equal('update orders')
    expect(points.length).to.be.lessThan(mostPoints)
    expect((await checkLedger(uri)).code).to.equal(0)
  })
})
