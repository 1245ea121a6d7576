import { expect } from 'chai'
import { MongoClient, type Db } from 'mongodb'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { runLocalDatabase, type RunningDatabase } from '../../scripts/local-database/run.ts'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { startProxy } from '../hours/striking-proxy.ts'
import { eventually } from '../support/eventually.ts'
import { seedDatabase, spawnServer } from '../support/process.ts'

// The server dies after it took a number and before it stored the event, on a database that keeps the transaction of a dead client for a minute.

type Stored = { _id: string; county: string; unrelayed?: boolean }

describe('a server killed in the transaction that numbers events', function () {
  this.timeout(90_000)
  let dir: string
  let database: RunningDatabase
  let client: MongoClient
  let db: Db
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let server: Awaited<ReturnType<typeof spawnServer>>

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'liudan-sequencer-'))
    database = await runLocalDatabase({ dir, port: 0, strict: 60 })
    client = await MongoClient.connect(database.uri)
    db = client.db()
    await seedDatabase(database.uri, '--without-orders')
    proxy = await startProxy(database.uri)
    server = await spawnServer(proxy.uri)
  })
  after(async () => {
    await server.stop()
    proxy.stop()
    await client.close()
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  })

  const orders = () => db.collection<Stored>('orders')
  const post = async () => {
    const http = supertest(server.url)
    const { body } = await http.post('/api/v1/auth/login').send({ phone: '13800000009', password: demoPassword })
    const need = { title: '上门理发', category: '助老服务', address: '3号楼' }
    const order = await http.post('/api/v1/orders').set('Authorization', `Bearer ${body.accessToken}`).send(need)
    expect(order.status).to.equal(201)
    return order.body.id as string
  }
  const waiting = () => orders().countDocuments({ unrelayed: true })
  const allRelayed = () => eventually(waiting, (count) => count === 0, 10_000)

  it('is followed within seconds: its county goes on numbering, others do not notice, and nothing is doubled', async () => {
    const first = await post()
    await allRelayed()
    const { struck } = proxy.arm(1, 'insert events')
    const second = await post()
    await struck
    await server.kill()
    const copied = (await orders().findOne({ _id: first }))!
    const elsewhere = { ...copied, _id: 'of another county', county: '620403000000', unrelayed: true, relayed: 0 }
    await orders().insertOne(elsewhere)

    server = await spawnServer(database.uri)
    await allRelayed()
    const events = await db.collection('events').find().sort({ _id: 1 }).toArray()
    const numbered = events.map(({ order, _id }) => [order, String(_id).slice(-2)])
    expect(numbered).to.eql([
      [first, '01'],
      [second, '02'],
      [elsewhere._id, '01'],
    ])
  })
})
