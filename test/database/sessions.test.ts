import { expect } from 'chai'
import { UUID, type Db, type MongoClient, type MongoServerError } from 'mongodb'
import { connect, errorOf, sharedDatabase } from './support.ts'
import { ask } from './wire.ts'

type Account = { _id: string; n: number }

describe('local database: sessions', () => {
  let client: MongoClient
  let db: Db
  before(async function () {
    this.timeout(120_000)
    ;({ client, db } = await connect())
    await db.collection<Account>('accounts').insertMany([
      { _id: 'a', n: 0 },
      { _id: 'b', n: 0 },
    ])
  })
  after(() => client.close())

  const valueOf = async (_id: string) => (await db.collection<Account>('accounts').findOne({ _id }))?.n

  it('does a retryable write once: asked again, it gets the first answer', async () => {
    const lsid = { id: new UUID() }
    const { uri } = await sharedDatabase()
    const send = (number: bigint, command: object) => ask(uri, { ...command, lsid, txnNumber: number, $db: db.databaseName })
    const update = { update: 'accounts', updates: [{ q: { _id: 'a' }, u: { $inc: { n: 1 } } }] }
    const answers = [await send(1n, update), await send(1n, update)]
    expect(answers.map(({ n, nModified }) => ({ n, nModified }))).to.deep.equal([
      { n: 1, nModified: 1 },
      { n: 1, nModified: 1 },
    ])
    await send(2n, update)
    expect(await valueOf('a')).to.equal(2)
    const insert = {
      insert: 'accounts',
      documents: [
        { _id: 'r1', n: 0 },
        { _id: 'r2', n: 0 },
      ],
    }
    expect((await send(3n, insert)).n).to.equal(2)
    expect(await send(3n, insert))
      .to.include({ n: 2 })
      .and.not.have.property('writeErrors')
    const change = { findAndModify: 'accounts', query: { _id: 'b' }, update: { $inc: { n: 1 } }, new: true }
    expect((await send(4n, change)).value).to.deep.equal((await send(4n, change)).value)
    expect(await valueOf('b')).to.equal(1)
  })

  it('reads with a cursor inside a transaction', async () => {
    await db.collection('long').insertMany(Array.from({ length: 500 }, (_, i) => ({ i })))
    const session = client.startSession()
    session.startTransaction()
    expect(await db.collection('long').find({}, { session, batchSize: 100 }).sort({ i: 1 }).toArray()).to.have.length(500)
    expect(
      await db
        .collection('long')
        .aggregate([{ $sort: { i: -1 } }], { session, batchSize: 100 })
        .toArray(),
    ).to.have.length(500)
    await session.commitTransaction()
    await session.endSession()
  })

  it('forgets what a session did when the session ends', async () => {
    const session = client.startSession()
    const cursor = db.collection('long').find({}, { session, batchSize: 2 })
    await cursor.next()
    const id = cursor.id
    await client.db('admin').command({ killSessions: [session.id] })
    const error = await errorOf<MongoServerError>(db.command({ getMore: id, collection: 'long' }))
    expect(error.code).to.equal(43)
    expect((await client.db('admin').command({ refreshSessions: [session.id] })).ok).to.equal(1)
    await session.endSession()
  })
})
