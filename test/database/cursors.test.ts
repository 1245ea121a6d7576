import { expect } from 'chai'
import type { Db, MongoClient, MongoServerError } from 'mongodb'
import { connect, errorOf } from './support.ts'

const COUNT = 10_500

describe('local database: cursors and aggregation', () => {
  let client: MongoClient
  let db: Db
  before(async function () {
    this.timeout(120_000)
    ;({ client, db } = await connect())
    const rows = Array.from({ length: COUNT }, (_, _id) => ({ _id, county: `c${_id % 5}`, n: _id, text: 'x'.repeat(100) }))
    await db.collection('rows').insertMany(rows as never[])
  })
  after(() => client.close())

  const rows = () => db.collection<{ _id: number; county: string; n: number }>('rows')
  const getMore = (id: unknown) => db.command({ getMore: id, collection: 'rows', batchSize: 10 })

  it('reads more than ten thousand documents, each once', async () => {
    const seen = new Set<number>()
    for await (const { _id } of rows().find({}, { batchSize: 1000 })) seen.add(_id)
    expect(seen.size).to.equal(COUNT)
  })

  it('keeps the order of a sorted cursor over its pages', async () => {
    const numbers: number[] = []
    for await (const { n } of rows().find({}, { batchSize: 777 }).sort({ n: -1 })) numbers.push(n)
    expect(numbers).to.deep.equal(Array.from({ length: COUNT }, (_, i) => COUNT - 1 - i))
  })

  it('pages through the result of a pipeline', async () => {
    const found = await rows()
      .aggregate([{ $match: { n: { $lt: 3000 } } }, { $set: { twice: { $multiply: ['$n', 2] } } }, { $sort: { twice: 1 } }], { batchSize: 500 })
      .toArray()
    expect(found.map(({ twice }) => twice)).to.deep.equal(Array.from({ length: 3000 }, (_, i) => i * 2))
  })

  it('gives one page and no cursor for singleBatch', async () => {
    const { cursor } = await db.command({ find: 'rows', batchSize: 7, singleBatch: true })
    expect(cursor.firstBatch).to.have.length(7)
    expect(Number(cursor.id)).to.equal(0)
  })

  it('closes a cursor on request: it is not found afterwards', async () => {
    const { cursor } = await db.command({ find: 'rows', batchSize: 2 }, { promoteLongs: false })
    expect((await getMore(cursor.id)).cursor.nextBatch).to.have.length(10)
    const killed = await db.command({ killCursors: 'rows', cursors: [cursor.id] })
    expect(killed.cursorsKilled.map(String)).to.deep.equal([String(cursor.id)])
    expect((await errorOf<MongoServerError>(getMore(cursor.id))).code).to.equal(43)
    const again = await db.command({ killCursors: 'rows', cursors: [cursor.id] })
    expect(again.cursorsNotFound).to.have.length(1)
  })

  it('groups, splits into facets and joins', async () => {
    await db.collection('counties').insertMany([
      { _id: 'c0', name: '白银区' },
      { _id: 'c1', name: '平川区' },
    ] as never[])
    const [answer] = await rows()
      .aggregate([
        {
          $facet: {
            total: [{ $count: 'n' }],
            each: [{ $group: { _id: '$county', n: { $sum: 1 }, max: { $max: '$n' } } }, { $sort: { _id: 1 } }, { $limit: 2 }],
          },
        },
      ])
      .toArray()
    expect(answer).to.deep.equal({
      total: [{ n: COUNT }],
      each: [
        { _id: 'c0', n: 2100, max: 10_495 },
        { _id: 'c1', n: 2100, max: 10_496 },
      ],
    })
    const joined = await rows()
      .aggregate([
        { $match: { _id: { $in: [5, 6, 7] } } },
        { $lookup: { from: 'counties', localField: 'county', foreignField: '_id', as: 'place' } },
        { $sort: { _id: 1 } },
        { $project: { names: '$place.name' } },
      ])
      .toArray()
    expect(joined).to.deep.equal([
      { _id: 5, names: ['白银区'] },
      { _id: 6, names: ['平川区'] },
      { _id: 7, names: [] },
    ])
  })

  it('counts, measures and lists', async () => {
    expect(await rows().countDocuments({ county: 'c3' })).to.equal(2100)
    expect(await rows().estimatedDocumentCount()).to.be.greaterThan(0)
    expect((await db.listCollections().toArray()).map(({ name }) => name)).to.include('rows')
    expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).to.include(db.databaseName)
    expect(await db.command({ collStats: 'rows' })).to.include({ ns: `${db.databaseName}.rows`, nindexes: 1 })
    expect((await db.stats()).collections).to.be.greaterThan(0)
    expect((await db.command({ validate: 'rows' })).valid).to.equal(true)
    expect((await client.db('admin').command({ currentOp: 1 })).inprog).to.be.an('array')
  })

  it('drops a collection and a database; a name that is taken cannot be created', async () => {
    const { client: own, db: gone } = await connect()
    await gone.createCollection('a')
    expect((await errorOf<MongoServerError>(gone.command({ create: 'a' }))).code).to.equal(48)
    await gone.collection('b').insertOne({ n: 1 })
    expect(await gone.dropCollection('a')).to.equal(true)
    await gone.collection('b').rename('c')
    expect((await gone.listCollections().toArray()).map(({ name }) => name)).to.deep.equal(['c'])
    await gone.dropDatabase()
    expect(await gone.listCollections().toArray()).to.deep.equal([])
    await gone.collection('b').insertOne({ n: 1 })
    expect(await gone.collection('b').countDocuments()).to.equal(1)
    await own.close()
  })
})
