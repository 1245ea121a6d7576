import { expect } from 'chai'
import { MongoClient, type Db } from 'mongodb'
import supertest from 'supertest'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { inParallel } from '../../scripts/simulate/in-parallel.ts'
import { eventually } from '../support/eventually.ts'
import { ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'

// Two servers, each with its job worker, on one database. Many orders pass their reminder and their deadline: two deadlines each, to fire once,
// though the server that sweeps is killed in the middle. DEADLINE_ORDERS says how many.

const many = Number(process.env.DEADLINE_ORDERS ?? 1000)

describe('two servers with two job workers on one database', function () {
  this.timeout(240_000)
  const uri = ownDatabase('workers')
  let client: MongoClient
  let db: Db
  const servers: Awaited<ReturnType<typeof spawnServer>>[] = []
  const ours = { title: '到期的事' }
  const fired = (action: string) => db.collection('orders').countDocuments({ ...ours, 'timeline.action': action })

  const whenFired = (count: number) =>
    eventually(
      () => fired('overdue'),
      (found) => found >= count,
      120_000,
    )

  before(async () => {
    client = await MongoClient.connect(uri)
    db = client.db()
    await seedDatabase(uri, '--without-orders')
    servers.push(await spawnServer(uri))
  })
  after(async () => {
    for (const server of servers) await server.stop()
    await db.dropDatabase()
    await client.close()
  })

  const postMany = async () => {
    const http = supertest(servers[0]!.url)
    const { body } = await http.post('/api/v1/auth/login').send({ phone: '13800000009', password: demoPassword })
    const need = { ...ours, category: '助老服务', address: '3号楼' }
    await inParallel(Array.from({ length: many }), 16, async () => {
      const { status } = await http.post('/api/v1/orders').set('Authorization', `Bearer ${body.accessToken}`).send(need)
      expect(status).to.equal(201)
    })
  }

  it('each reminder and each deadline fires once, also when the server that sweeps is killed', async () => {
    await postMany()
    const past = new Date(Date.now() - 60_000)
    await db.collection('orders').updateMany(ours, { $set: { dueAt: past, remindAt: past, alarmAt: past } })
    await whenFired(many / 20)
    servers[0]!.pause()
    servers.push(await spawnServer(uri))
    servers[0]!.goOn()
    await whenFired((await fired('overdue')) + 50)
    await servers.shift()!.kill()
    expect(await fired('overdue'), 'the first server was killed in the middle of its sweep').to.be.lessThan(many)
    await whenFired(many)
    await eventually(
      () => db.collection('orders').countDocuments({ unrelayed: true }),
      (count) => count === 0,
      60_000,
    )
    const orders = await db
      .collection('orders')
      .find(ours, { projection: { version: 1, 'timeline.action': 1, overdues: 1 } })
      .toArray()
    const ways = new Set(orders.map(({ version, timeline, overdues }) => JSON.stringify([version, timeline, overdues.length])))
    expect([...ways]).to.eql([JSON.stringify([3, [{ action: 'post' }, { action: 'remind' }, { action: 'overdue' }], 1])])
    const logged = await db.collection('events').countDocuments({ 'card.title': ours.title })
    const told = await db.collection('notices').countDocuments({ kind: /^order\.overdue\// })
    const toldOnce = await db
      .collection('notices')
      .aggregate([{ $match: { kind: /^order\.overdue\// } }, { $group: { _id: { order: '$order', person: '$person' } } }, { $count: 'n' }])
      .toArray()
    expect([logged, told]).to.eql([3 * many, toldOnce[0]!.n])
    expect(told).to.be.at.least(2 * many)
  })
})
