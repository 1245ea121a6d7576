import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { startLosingProxy, type Where } from './losing-proxy.ts'
import { gatewayProcess, gone, postmaster } from './processes.ts'
import { databaseIn, freshDatabase, type TestDatabase } from './support.ts'

describe('local database: the gateway is killed while a transaction commits', function () {
  this.timeout(60_000)
  let database: TestDatabase
  before(async () => (database = await freshDatabase()))
  after(async () => {
    await database.stop()
    await database.remove()
  })

  const restart = async () => {
    const pids = [postmaster(database.dir), gatewayProcess(database.dir)]
    process.kill(gatewayProcess(database.dir), 'SIGKILL')
    await Promise.all(pids.map(gone))
    database = { ...database, ...(await databaseIn(database.dir)) }
  }

  /** Counts one in a transaction whose commit loses the command or its answer: what is counted, in how many runs. */
  const counted = async (what: Where) => {
    const proxy = await startLosingProxy(database.uri, what)
    const client = await new MongoClient(proxy.uri, { heartbeatFrequencyMS: 500 }).connect()
    const items = client.db('lost').collection<{ _id: string; n: number }>('items')
    await items.insertOne({ _id: what, n: 0 })
    let runs = 0
    const counting = client.withSession((session) =>
      session.withTransaction(async () => {
        runs += 1
        await items.updateOne({ _id: what }, { $inc: { n: 1 } }, { session })
      }),
    )
    await proxy.lost
    await restart()
    proxy.leadTo(database.uri)
    await counting
    const found = await items.findOne({ _id: what })
    await client.close()
    proxy.stop()
    return { n: found?.n, runs }
  }

  it('what had committed is not run again: its answer is known after the restart', async () => {
    expect(await counted('its answer')).to.eql({ n: 1, runs: 1 })
  })

  it('what had not committed is run again', async () => {
    expect(await counted('the command')).to.eql({ n: 1, runs: 2 })
  })
})
