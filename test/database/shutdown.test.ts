import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Long, MongoClient, UUID } from 'mongodb'
import { runLocalDatabase } from '../../scripts/local-database/run.ts'
import { gatewayProcess, gone, holdTable, postmaster } from './processes.ts'
import { freshDatabase, type TestDatabase } from './support.ts'
import { ask } from './wire.ts'

describe('local database: asked to stop', function () {
  this.timeout(60_000)
  let database: TestDatabase
  beforeEach(async () => {
    database = await freshDatabase()
  })
  afterEach(async () => {
    await database.stop()
    await database.remove()
  })

  it('answers what waits for what it never gets, and stops', async () => {
    const { dir, uri } = database
    const update = { update: 'items', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }], lsid: { id: new UUID() }, txnNumber: Long.ONE, $db: 'held' }
    await ask(uri, { insert: 'items', documents: [{ _id: 1 }], $db: 'held' })
    const held = await holdTable(dir, 'items')
    const waiting = ask(uri, update)
    const reading = ask(uri, { find: 'items', $db: 'held' })
    const within = ask(uri, { ...update, lsid: { id: new UUID() }, startTransaction: true, autocommit: false })
    await held.waitedFor()
    const pids = [postmaster(dir), gatewayProcess(dir)]
    await database.stop()
    for (const pid of pids) expect(existsSync(`/proc/${pid}`)).to.equal(false)
    expect(await waiting).to.deep.include({ ok: 0, code: 91, codeName: 'ShutdownInProgress', errorLabels: ['RetryableWriteError'] })
    expect(await within).to.deep.include({ ok: 0, code: 91, errorLabels: ['TransientTransactionError'] })
    expect(await reading).to.include({ ok: 0, code: 91 })
  })

  it('fails no write, and does none twice, when it is started again', async () => {
    const { dir, uri } = database
    const client = await new MongoClient(uri, { heartbeatFrequencyMS: 500 }).connect()
    const counters = client.db('stopped').collection<{ _id: number; n: number }>('counters')
    await counters.insertMany(Array.from({ length: 8 }, (_, _id) => ({ _id, n: 0 })))
    let isOver = false
    const counting = Array.from({ length: 8 }, async (_, _id) => {
      let done = 0
      const count = { $inc: { n: 1 } }
      for (; !isOver; done++) {
        if (_id % 2) await counters.updateOne({ _id }, count)
        else await client.withSession((session) => session.withTransaction(() => counters.updateOne({ _id }, count, { session })))
      }
      return done
    })
    while (((await counters.findOne({ _id: 7 }))?.n ?? 0) < 20) await delay(5)
    const pid = gatewayProcess(dir)
    process.kill(pid, 'SIGTERM')
    await gone(pid)
    database = { ...database, ...(await runLocalDatabase({ dir, port: Number(new URL(uri).port) })) }
    const before = (await counters.findOne({ _id: 7 }))!.n
    while ((await counters.findOne({ _id: 7 }))!.n < before + 20) await delay(5)
    isOver = true
    const done = await Promise.all(counting)
    expect((await counters.find().sort({ _id: 1 }).toArray()).map(({ n }) => n)).to.eql(done)
    await client.close()
  })
})
