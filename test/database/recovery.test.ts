import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { MongoClient, type MongoError } from 'mongodb'
import { gone, postmaster } from './processes.ts'
import { errorOf, freshDatabase, type TestDatabase } from './support.ts'
import { ask } from './wire.ts'

describe("local database: one of PostgreSQL's own processes is killed", function () {
  this.timeout(60_000)
  let database: TestDatabase
  before(async () => {
    database = await freshDatabase()
  })
  after(async () => {
    await database.stop()
    await database.remove()
  })

  it('recovers by itself: there is no primary meanwhile, and no write fails', async () => {
    const client = await new MongoClient(database.uri, { heartbeatFrequencyMS: 500 }).connect()
    const items = client.db('one').collection<{ _id: number }>('items')
    await items.insertOne({ _id: 0 })
    const session = client.startSession()
    session.startTransaction()
    await items.insertOne({ _id: 100 }, { session })
    const isPrimaryNow = async (): Promise<boolean> => (await ask(database.uri, { hello: 1, $db: 'admin' })).isWritablePrimary
    const told = [await isPrimaryNow()]
    let isOver = false
    const watching = (async () => {
      while (!isOver) told.push(await isPrimaryNow())
    })()
    const children = readFileSync(`/proc/${postmaster(database.dir)}/task/${postmaster(database.dir)}/children`, 'utf8')
      .trim()
      .split(' ')
    const backend = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('[local]'))
    expect(backend).to.be.a('string')
    process.kill(Number(backend), 'SIGKILL')
    await gone(Number(backend))
    for (let _id = 1; _id < 50; _id++) await items.insertOne({ _id })
    expect((await errorOf<MongoError>(session.commitTransaction())).hasErrorLabel('TransientTransactionError')).to.equal(true)
    await session.endSession()
    isOver = true
    await watching
    expect(await items.countDocuments()).to.equal(50)
    // It may look back for a moment before PostgreSQL has ended the rest of its processes.
    expect([told[0], told.includes(false), told.at(-1)]).to.eql([true, true, true])
    await client.close()
  })
})
