import { expect } from 'chai'
import type { ClientSession, Db, MongoClient, MongoServerError } from 'mongodb'
import { connect, errorOf } from './support.ts'

type Account = { _id: string; n: number }

describe('local database: transactions', () => {
  let client: MongoClient
  let db: Db
  before(async function () {
    this.timeout(120_000)
    ;({ client, db } = await connect())
    await db.collection('accounts').createIndex({ code: 1 }, { unique: true, partialFilterExpression: { code: { $exists: true } } })
  })
  after(() => client.close())

  const accounts = () => db.collection<Account & { code?: number }>('accounts')
  const valueOf = async (_id: string) => (await accounts().findOne({ _id }))?.n
  beforeEach(async () => {
    await accounts().deleteMany({})
    await accounts().insertMany([
      { _id: 'a', n: 0 },
      { _id: 'b', n: 0 },
    ])
  })

  const started = async (): Promise<ClientSession> => {
    const session = client.startSession()
    session.startTransaction()
    return session
  }

  it('shows its writes to itself alone until it commits, and none after an abort', async () => {
    const session = await started()
    await accounts().updateOne({ _id: 'a' }, { $set: { n: 5 } }, { session })
    await accounts().insertOne({ _id: 'c', n: 1 }, { session })
    expect((await accounts().find({}, { session }).sort({ _id: 1 }).toArray()).map(({ n }) => n)).to.deep.equal([5, 0, 1])
    expect(await valueOf('a')).to.equal(0)
    await session.commitTransaction()
    expect(await valueOf('a')).to.equal(5)
    session.startTransaction()
    await accounts().updateOne({ _id: 'a' }, { $set: { n: 6 } }, { session })
    await session.abortTransaction()
    expect(await valueOf('a')).to.equal(5)
    await session.endSession()
  })

  it('lets both of two conflicting transactions count: one is run again', async () => {
    let runs = 0
    let bothHaveRead: () => void = () => {}
    const meeting = new Promise<void>((resolve) => (bothHaveRead = resolve))
    const addOne = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const before = await accounts().findOne({ _id: 'a' }, { session })
          if (++runs === 2) bothHaveRead()
          await meeting
          await accounts().updateOne({ _id: 'a' }, { $set: { n: (before?.n ?? 0) + 1 } }, { session })
        }),
      )
    await Promise.all([addOne(), addOne()])
    expect(await valueOf('a')).to.equal(2)
    expect(runs).to.equal(3)
  })

  it('answers a conflict with 112 and the label that asks for another run', async () => {
    const session = await started()
    await accounts().findOne({ _id: 'a' }, { session })
    await accounts().updateOne({ _id: 'a' }, { $inc: { n: 1 } })
    const error = await errorOf<MongoServerError>(accounts().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session }))
    expect(error.code).to.equal(112)
    expect(error.hasErrorLabel('TransientTransactionError')).to.equal(true)
    await session.endSession()
    expect(await valueOf('a')).to.equal(1)
  })

  it('breaks a deadlock: both transactions count in the end', async function () {
    this.timeout(20_000)
    let first = 0
    let bothHaveOne: () => void = () => {}
    const meeting = new Promise<void>((resolve) => (bothHaveOne = resolve))
    const both = (one: string, other: string) =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts().updateOne({ _id: one }, { $inc: { n: 1 } }, { session })
          if (++first === 2) bothHaveOne()
          await meeting
          await accounts().updateOne({ _id: other }, { $inc: { n: 1 } }, { session })
        }),
      )
    await Promise.all([both('a', 'b'), both('b', 'a')])
    expect([await valueOf('a'), await valueOf('b')]).to.deep.equal([2, 2])
    expect(first).to.equal(3)
  })

  it('is over after a duplicate key: nothing of it stays, and it cannot go on', async () => {
    await accounts().insertOne({ _id: 'x', n: 0, code: 1 })
    const session = await started()
    await accounts().updateOne({ _id: 'a' }, { $set: { n: 9 } }, { session })
    const error = await errorOf<MongoServerError>(accounts().insertOne({ _id: 'y', n: 0, code: 1 }, { session }))
    expect(error.code).to.equal(11000)
    const after = await errorOf<MongoServerError>(accounts().updateOne({ _id: 'b' }, { $set: { n: 9 } }, { session }))
    expect(after.code).to.equal(251)
    expect(after.hasErrorLabel('TransientTransactionError')).to.equal(true)
    await session.abortTransaction()
    await session.endSession()
    expect([await valueOf('a'), await valueOf('b'), await valueOf('y')]).to.deep.equal([0, 0, undefined])
  })

  it('rolls back when its session ends', async () => {
    const session = await started()
    await accounts().updateOne({ _id: 'a' }, { $set: { n: 9 } }, { session })
    await client.db('admin').command({ endSessions: [session.id] })
    expect((await errorOf<MongoServerError>(accounts().findOne({}, { session }))).code).to.equal(251)
    await accounts().updateOne({ _id: 'a' }, { $inc: { n: 1 } })
    expect(await valueOf('a')).to.equal(1)
    await session.endSession()
  })

  it('rolls back when its connection drops', async () => {
    const { client: other } = await connect({ maxPoolSize: 1 })
    const session = other.startSession()
    session.startTransaction()
    await other
      .db(db.databaseName)
      .collection<Account>('accounts')
      .updateOne({ _id: 'a' }, { $set: { n: 9 } }, { session })
    await other.close(true)
    await accounts().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { maxTimeMS: 5_000 })
    expect(await valueOf('a')).to.equal(1)
  })

  it('lets a pool of transactions and the statements beside them finish', async () => {
    const one = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session })
          await accounts().findOne({ _id: 'b' })
        }),
      )
    await Promise.all(Array.from({ length: 20 }, one))
    expect(await valueOf('a')).to.equal(20)
  })
})
