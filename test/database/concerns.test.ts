import { expect } from 'chai'
import { Long, UUID, type Collection, type MongoClient, type MongoServerError } from 'mongodb'
import { connect, errorOf, sharedDatabase } from './support.ts'
import { ask } from './wire.ts'

type Item = { _id: number; n: number }

describe('local database: what it cannot promise, it refuses as a 7.0 server of one member', () => {
  let client: MongoClient
  let items: Collection<Item>
  before(async function () {
    this.timeout(120_000)
    const { client: connected, db } = await connect()
    client = connected
    items = db.collection<Item>('items')
    await items.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ])
  })
  after(() => client.close())

  const command = async (fields: object) => ask((await sharedDatabase()).uri, { ...fields, $db: items.dbName })

  it('an update that sorts first is not known, and changes nothing, alone, among others and in a transaction', async () => {
    const sorted = { q: {}, u: { $set: { n: 9 } }, sort: { n: -1 } }
    const plain = { q: { _id: 1 }, u: { $set: { n: 9 } } }
    const unknown = { ok: 0, code: 40415, codeName: 'Location40415', errmsg: "BSON field 'update.updates.sort' is an unknown field." }
    const began = { lsid: { id: new UUID() }, txnNumber: Long.ONE, startTransaction: true, autocommit: false }
    for (const updates of [[sorted], [plain, sorted]]) expect(await command({ update: 'items', updates })).to.eql(unknown)
    expect(await command({ update: 'items', updates: [sorted], ...began })).to.eql(unknown)
    expect((await errorOf<MongoServerError>(items.replaceOne({}, { n: 9 }, { sort: { n: -1 } }))).code).to.equal(40415)
    expect(await items.countDocuments({ n: 9 })).to.equal(0)
    expect((await items.findOneAndUpdate({}, { $set: { n: 3 } }, { sort: { n: -1 } }))?._id).to.equal(2)
  })

  it('a snapshot is for transactions', async () => {
    const session = client.startSession({ snapshot: true })
    expect(await errorOf(items.findOne({}, { session }))).to.include({ code: 72, codeName: 'InvalidOptions' })
    await session.endSession()
    const within = client.startSession()
    const concerns = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const
    const found = await within.withTransaction(() => items.findOne({ _id: 1 }, { session: within }), concerns)
    expect(found?._id).to.equal(1)
    await within.endSession()
  })

  it('a write is done, and told that there are not so many members, or none of that name', async () => {
    const insert = (_id: number, w: unknown) => command({ insert: 'items', documents: [{ _id, n: 0 }], writeConcern: { w } })
    expect(await insert(10, 'majority')).to.eql({ n: 1, ok: 1 })
    expect(await insert(11, 1)).to.eql({ n: 1, ok: 1 })
    const two = await insert(12, 2)
    expect(two).to.include({ n: 1, ok: 1 })
    expect(two.writeConcernError).to.include({ code: 100, codeName: 'UnsatisfiableWriteConcern', errmsg: 'Not enough data-bearing nodes' })
    expect((await insert(13, 'east')).writeConcernError).to.include({ code: 79, codeName: 'UnknownReplWriteConcern' })
    expect(await insert(14, 51)).to.include({ ok: 0, code: 9 })
    expect(await items.countDocuments({ _id: { $gte: 10 } })).to.equal(4)
    const session = client.startSession()
    session.startTransaction({ writeConcern: { w: 2 } })
    await items.insertOne({ _id: 20, n: 0 }, { session })
    expect((await errorOf<MongoServerError>(session.commitTransaction())).code).to.equal(100)
    await session.endSession()
    expect(await items.countDocuments({ _id: 20 })).to.equal(1)
  })
})
