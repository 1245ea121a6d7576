import { expect } from 'chai'
import type { Db, MongoClient, MongoServerError } from 'mongodb'
import { connect, errorOf } from './support.ts'

describe('local database: indexes', () => {
  let client: MongoClient
  let db: Db
  before(async function () {
    this.timeout(120_000)
    ;({ client, db } = await connect())
  })
  after(() => client.close())

  it('refuses a second of the same unique key with 11000, its keys and its value', async () => {
    const people = db.collection('people')
    await people.createIndex({ phone: 1 }, { unique: true })
    await people.insertOne({ phone: '13800000001' })
    const error = await errorOf<MongoServerError>(people.insertOne({ phone: '13800000001' }))
    expect(error).to.include({ code: 11000 })
    expect(error.message).to.match(/^E11000 duplicate key error collection: .*people index: phone_1 dup key/)
    expect(error).to.deep.include({ keyPattern: { phone: 1 }, keyValue: { phone: '13800000001' } })
    await people.insertOne({ phone: '13800000002' })
    const changed = await errorOf<MongoServerError>(people.updateOne({ phone: '13800000002' }, { $set: { phone: '13800000001' } }))
    expect(changed.code).to.equal(11000)
    const found = await errorOf<MongoServerError>(people.findOneAndUpdate({ phone: '13800000002' }, { $set: { phone: '13800000001' } }))
    expect(found.code).to.equal(11000)
    expect(found.message).to.match(/^E11000 duplicate key error collection: .*people index: phone_1 dup key: {"phone":"13800000001"}$/)
    expect(found).to.deep.include({ keyPattern: { phone: 1 }, keyValue: { phone: '13800000001' } })
    expect(await people.countDocuments({ phone: '13800000001' })).to.equal(1)
  })

  it('tells the keys and the values of a duplicate whatever found it', async () => {
    const seats = db.collection<{ _id: number; row: number; seat?: number }>('seats')
    await seats.createIndex({ row: 1, 'place.seat': 1 }, { unique: true })
    await seats.insertMany([
      { _id: 1, row: 1 },
      { _id: 2, row: 2 },
    ])
    const byRow = { keyPattern: { row: 1, 'place.seat': 1 }, keyValue: { row: 2, 'place.seat': null } }
    const byId = { keyPattern: { _id: 1 }, keyValue: { _id: 1 } }
    const change = { $inc: { row: 1 } }
    expect(await errorOf(seats.findOneAndUpdate({ _id: 1 }, change))).to.deep.include({ code: 11000, ...byRow })
    expect(await errorOf(seats.findOneAndReplace({ _id: 1 }, { row: 2 }))).to.deep.include({ code: 11000, ...byRow })
    expect(await errorOf(seats.findOneAndUpdate({ _id: 3 }, { $set: { row: 2 } }, { upsert: true }))).to.deep.include({ code: 11000, ...byRow })
    expect(await errorOf(seats.findOneAndUpdate({ _id: 1, row: 9 }, change, { upsert: true }))).to.deep.include({ code: 11000, ...byId })
    await client.withSession(async (session) => {
      session.startTransaction()
      expect(await errorOf(seats.findOneAndUpdate({ _id: 1 }, change, { session }))).to.deep.include({ code: 11000, ...byRow })
      await session.abortTransaction()
    })
  })

  it('lets only one of many equal inserts through at once', async () => {
    const numbers = db.collection('numbers')
    await numbers.createIndex({ county: 1, n: 1 }, { unique: true })
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => numbers.insertOne({ county: '620402', n: 1 })))
    expect(results.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason.code).to.equal(11000)
  })

  it('lets only one of many changes to the same key through at once: the others are duplicates, not conflicts', async () => {
    const codes = db.collection<{ _id: number; code?: string }>('codes')
    await codes.createIndex({ code: 1 }, { unique: true, sparse: true })
    const all = Array.from({ length: 5 }, (_, _id) => ({ _id }))
    await codes.insertMany(all)
    const changes: Record<string, (_id: number) => Promise<unknown>> = {
      update: (_id) => codes.updateOne({ _id }, { $set: { code: 'update' } }),
      findAndModify: (_id) => codes.findOneAndUpdate({ _id }, { $set: { code: 'findAndModify' } }),
      insert: (_id) => codes.insertOne({ _id: 10 + _id, code: 'insert' }),
    }
    for (const [code, change] of Object.entries(changes)) {
      // All wait for a transaction that has the key, and go on at the same moment.
      const session = client.startSession()
      session.startTransaction()
      await codes.insertOne({ _id: -1, code }, { session })
      const race = Promise.allSettled(all.map(({ _id }) => change(_id)))
      for (const { _id } of all) await codes.findOne({ _id }, { session })
      await session.abortTransaction()
      await session.endSession()
      const told = (await race).map((result) => (result.status === 'rejected' ? result.reason.code : 'done'))
      expect(told, code).to.have.members([...all.slice(1).map(() => 11000), 'done'])
    }
  })

  it('keeps a partial unique index to its part', async () => {
    const jobs = db.collection('jobs')
    await jobs.createIndex({ name: 1 }, { unique: true, partialFilterExpression: { type: 'single' } })
    await jobs.insertMany([
      { name: 'a', type: 'normal' },
      { name: 'a', type: 'normal' },
      { name: 'a', type: 'single' },
    ])
    expect((await errorOf<MongoServerError>(jobs.insertOne({ name: 'a', type: 'single' }))).code).to.equal(11000)
    expect(await jobs.countDocuments({ name: 'a' })).to.equal(3)
  })

  it("lists, changes and drops indexes, with mongod's error for one that is not there", async () => {
    const logs = db.collection('logs')
    await logs.createIndexes([
      { key: { at: 1 }, name: 'at', expireAfterSeconds: 3600 },
      { key: { a: 1, b: -1 }, name: 'ab' },
    ])
    expect((await logs.indexes()).map(({ name }) => name)).to.have.members(['_id_', 'at', 'ab'])
    await db.command({ collMod: 'logs', index: { name: 'at', expireAfterSeconds: 7200 } })
    expect((await logs.indexes()).find(({ name }) => name === 'at')?.expireAfterSeconds).to.equal(7200)
    await logs.dropIndex('ab')
    expect(await logs.indexExists('ab')).to.equal(false)
    expect((await errorOf<MongoServerError>(logs.dropIndex('ab'))).code).to.equal(27)
  })

  it('finds the near, nearest first', async () => {
    const places = db.collection('places')
    await places.createIndex({ location: '2dsphere' })
    const point = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] })
    await places.insertMany([
      { _id: 1, location: point(104.2, 36.5) },
      { _id: 2, location: point(104.18, 36.54) },
      { _id: 3, location: point(100, 30) },
    ] as never[])
    const near = { $near: { $geometry: point(104.18, 36.55), $maxDistance: 20_000 } }
    expect((await places.find({ location: near }).toArray()).map(({ _id }) => _id as unknown)).to.deep.equal([2, 1])
    const [first] = await places.aggregate([{ $geoNear: { near: point(104.18, 36.55), distanceField: 'metres', key: 'location' } }, { $limit: 1 }]).toArray()
    expect(first?.metres).to.be.within(1100, 1125)
  })

  it('explains that an index serves a search, and that none does', async () => {
    const orders = db.collection('orders')
    await orders.createIndex({ county: 1, status: 1, createdAt: -1 })
    await orders.insertMany(Array.from({ length: 2000 }, (_, i) => ({ county: `c${i % 50}`, status: 'posted', createdAt: i, title: `t${i}` })))
    const served = await orders.find({ county: 'c7', status: 'posted' }).sort({ createdAt: -1 }).explain()
    expect(served.queryPlanner.winningPlan.inputStage).to.include({ stage: 'IXSCAN', indexName: 'county_1_status_1_createdAt_-1' })
    expect(served.executionStats.nReturned).to.equal(40)
    const scanned = await orders.find({ title: 't1' }).explain('queryPlanner')
    expect(scanned.queryPlanner.winningPlan.stage).to.equal('COLLSCAN')
    expect(scanned).not.to.have.property('executionStats')
    const hinted = await orders
      .find({ county: 'c7', $or: [{ status: 'posted' }, { createdAt: 3 }] })
      .sort({ createdAt: -1 })
      .hint('county_1_status_1_createdAt_-1')
      .toArray()
    expect(hinted.map(({ createdAt }) => createdAt).slice(0, 2)).to.deep.equal([1957, 1907])
  })

  it('builds indexes asked for at the same time', async () => {
    const keys = Array.from({ length: 8 }, (_, i) => ({ [`f${i}`]: 1 as const }))
    await Promise.all(keys.map((key) => db.collection('many').createIndex(key)))
    expect(await db.collection('many').indexes()).to.have.length(9)
  })
})
