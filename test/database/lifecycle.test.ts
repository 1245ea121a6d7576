import { expect } from 'chai'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { MongoClient, UUID } from 'mongodb'
import { runLocalDatabase } from '../../scripts/local-database/run.ts'
import { gatewayProcess, gone, postmaster, startParent, writeUntilItFails } from './processes.ts'
import { databaseIn, errorOf, freshDatabase, type TestDatabase } from './support.ts'
import { ask } from './wire.ts'

describe('local database: start, crash and stop', function () {
  this.timeout(60_000)
  let database: TestDatabase
  before(async () => {
    database = await freshDatabase()
    await database.stop()
  })
  beforeEach(async () => {
    database = { ...database, ...(await databaseIn(database.dir)) }
  })
  afterEach(() => database.stop())
  after(() => database.remove())

  const killed: Array<[string, (dir: string) => number, string]> = [
    ['PostgreSQL', postmaster, '1'],
    ['the gateway', gatewayProcess, 'SIGKILL'],
  ]
  for (const [name, victim, ending] of killed) {
    it(`keeps every acknowledged write when ${name} is killed under writes, and starts again soon`, async () => {
      const { dir } = database
      const [postgres, gateway] = [postmaster(dir), gatewayProcess(dir)]
      const acknowledged = new Set<number>()
      const writing = writeUntilItFails(database.uri, acknowledged)
      while (acknowledged.size < 500) await delay(5)
      process.kill(victim(dir), 'SIGKILL')
      await Promise.all([writing, gone(postgres), gone(gateway)])
      expect(await database.ended).to.equal(ending)
      const from = Date.now()
      const again = await databaseIn(dir)
      expect(Date.now() - from).to.be.below(10_000)
      const client = await new MongoClient(again.uri).connect()
      const found = await client
        .db('crash')
        .collection<{ _id: number }>('writes')
        .find()
        .map(({ _id }) => _id)
        .toArray()
      expect([...acknowledged].filter((_id) => !new Set(found).has(_id))).to.deep.equal([])
      await client.close()
      await again.stop()
    })
  }

  it('remembers a retryable write when the gateway is killed: it is not done again', async () => {
    const command = {
      update: 'retried',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid: { id: new UUID() },
      txnNumber: 1n,
      $db: 'crash',
    }
    const first = await ask(database.uri, command)
    expect(first.upserted).to.have.length(1)
    const pids = [postmaster(database.dir), gatewayProcess(database.dir)]
    process.kill(gatewayProcess(database.dir), 'SIGKILL')
    await Promise.all(pids.map(gone))
    const again = await databaseIn(database.dir)
    expect(await ask(again.uri, command)).to.deep.equal(first)
    expect((await ask(again.uri, { find: 'retried', $db: 'crash' })).cursor.firstBatch).to.deep.equal([{ _id: 1, n: 1 }])
    await again.stop()
  })

  it('is joined, not started twice; only the one who started it stops it', async () => {
    const joined = await runLocalDatabase({ dir: database.dir, port: 0 })
    expect(joined.uri).to.equal(database.uri)
    await joined.stop()
    const client = await new MongoClient(database.uri).connect()
    expect((await client.db().command({ ping: 1 })).ok).to.equal(1)
    await client.close()
  })

  it('leaves nothing running when it stops, and keeps its data', async () => {
    const { dir } = database
    const pids = [postmaster(dir), gatewayProcess(dir)]
    const client = await new MongoClient(database.uri).connect()
    await client.db('kept').collection('items').insertOne({ n: 1 })
    await client.close()
    await database.stop()
    for (const pid of pids) expect(existsSync(`/proc/${pid}`)).to.equal(false)
    const again = await databaseIn(dir)
    const reader = await new MongoClient(again.uri).connect()
    expect(await reader.db('kept').collection('items').countDocuments()).to.equal(1)
    await reader.close()
    await again.stop()
  })

  it('leaves nothing running when its parent is killed', async () => {
    await database.stop()
    const { parent } = await startParent(database.dir)
    const pids = [postmaster(database.dir), gatewayProcess(database.dir)]
    parent.kill('SIGKILL')
    await Promise.all(pids.map(gone))
    expect(existsSync(join(database.dir, 'running.json'))).to.equal(false)
  })

  it('says in one sentence that its port is taken, and what to do', async () => {
    await database.stop()
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const error = await errorOf(runLocalDatabase({ dir: database.dir, port }))
    expect(error.message).to.match(new RegExp(`^Port ${port} of the local database is taken; .*MONGODB_URI`))
    expect(existsSync(join(database.dir, 'data/postmaster.pid'))).to.equal(false)
    server.close()
  })

  it('may be asked for by several at once: they share one', async () => {
    await database.stop()
    const started = await Promise.all([1, 2, 3].map(() => databaseIn(database.dir)))
    expect(new Set(started.map(({ uri }) => uri)).size).to.equal(1)
    await Promise.all(started.map(({ stop }) => stop()))
  })
})
