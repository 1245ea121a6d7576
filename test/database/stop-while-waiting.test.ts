import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { MongoClient } from 'mongodb'
import { gatewayProcess, holdTable, postmaster } from './processes.ts'
import { freshDatabase } from './support.ts'

describe('local database: a statement that waits for what it never gets', function () {
  this.timeout(60_000)

  it('does not hold up its stop', async () => {
    const database = await freshDatabase()
    const client = await new MongoClient(database.uri).connect()
    const items = client.db('held').collection<{ _id: number }>('items')
    await items.insertOne({ _id: 1 })
    const held = await holdTable(database.dir, 'items')
    const waiting = items.updateOne({ _id: 1 }, { $set: { n: 1 } }).catch(() => 'lost')
    await held.waitedFor()
    const pids = [postmaster(database.dir), gatewayProcess(database.dir)]
    await database.stop()
    for (const pid of pids) expect(existsSync(`/proc/${pid}`)).to.equal(false)
    await client.close(true)
    expect(await waiting).to.equal('lost')
    await database.remove()
  })
})
