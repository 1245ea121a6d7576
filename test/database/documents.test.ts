import { expect } from 'chai'
import type { Db, MongoClient } from 'mongodb'
import { connect } from './support.ts'

type Item = { _id: number; name?: string; tags?: string[]; timeline?: Array<{ eventId: string; at?: number }>; n?: number }

describe('local database: documents', () => {
  let client: MongoClient
  let db: Db
  before(async function () {
    this.timeout(120_000)
    ;({ client, db } = await connect())
  })
  after(() => client.close())

  const items = () => db.collection<Item>('items')
  beforeEach(async () => {
    await items().deleteMany({})
    await items().insertMany([
      { _id: 1, name: '甲', n: 1, tags: ['a', 'b'] },
      { _id: 2, name: '乙', n: 2 },
      { _id: 3, name: '丙', n: 3 },
    ])
  })

  it('inserts, finds, updates and deletes', async () => {
    expect(
      await items()
        .find({ n: { $gte: 2 } })
        .sort({ n: -1 })
        .toArray(),
    ).to.deep.equal([
      { _id: 3, name: '丙', n: 3 },
      { _id: 2, name: '乙', n: 2 },
    ])
    expect((await items().updateMany({ n: { $lte: 2 } }, { $inc: { n: 10 } })).modifiedCount).to.equal(2)
    expect((await items().deleteOne({ n: 12 })).deletedCount).to.equal(1)
    expect(await items().countDocuments()).to.equal(2)
    expect(await items().distinct('n')).to.have.members([11, 3])
  })

  it('changes one document by condition: fifty at once have one winner', async () => {
    const claims = await Promise.all(Array.from({ length: 50 }, (_, who) => items().updateOne({ _id: 1, name: '甲' }, { $set: { name: `${who}` } })))
    expect(claims.filter((claim) => claim.modifiedCount === 1)).to.have.length(1)
  })

  it('finds and changes in one step, also by upsert', async () => {
    expect(await items().findOneAndUpdate({ _id: 1 }, { $set: { n: 7 } }, { returnDocument: 'after', projection: { n: 1 } })).to.deep.equal({ _id: 1, n: 7 })
    expect(
      await items().findOneAndUpdate({ _id: 9 }, { $set: { n: 1 }, $setOnInsert: { name: '新' } }, { upsert: true, returnDocument: 'after' }),
    ).to.deep.equal({ _id: 9, n: 1, name: '新' })
    expect(await items().findOneAndDelete({ _id: 2 })).to.include({ name: '乙' })
    expect(await items().findOneAndReplace({ _id: 77 }, { n: 0 })).to.equal(null)
  })

  it('writes into arrays: by place, by $push with $each, by $[] and by arrayFilters', async () => {
    await items().updateOne({ _id: 1 }, { $push: { timeline: { $each: [{ eventId: 'a' }, { eventId: 'b' }, { eventId: 'c' }] } } })
    await items().updateOne({ _id: 1 }, { $set: { 'timeline.1.eventId': 'B' } })
    await items().updateOne({ _id: 1, 'timeline.eventId': 'c' }, { $set: { 'timeline.$.at': 5 } })
    await items().updateOne({ _id: 1 }, { $set: { 'timeline.$[one].at': 9 } }, { arrayFilters: [{ 'one.eventId': 'a' }] })
    expect((await items().findOne({ _id: 1 }))?.timeline).to.deep.equal([{ eventId: 'a', at: 9 }, { eventId: 'B' }, { eventId: 'c', at: 5 }])
    const part = await items().findOne({ _id: 1 }, { projection: { timeline: { $elemMatch: { eventId: 'c' } } } })
    expect(part).to.deep.equal({ _id: 1, timeline: [{ eventId: 'c', at: 5 }] })
    const last = await items().findOne({ _id: 1 }, { projection: { timeline: { $slice: -1 }, name: 0, n: 0, tags: 0 } })
    expect(last).to.deep.equal({ _id: 1, timeline: [{ eventId: 'c', at: 5 }] })
    await items().updateOne({ _id: 1 }, { $pull: { timeline: { eventId: 'B' } }, $addToSet: { tags: 'b' } })
    expect(await items().findOne({ _id: 1 })).to.deep.include({
      tags: ['a', 'b'],
      timeline: [
        { eventId: 'a', at: 9 },
        { eventId: 'c', at: 5 },
      ],
    })
  })

  it('updates by a pipeline', async () => {
    await items().updateOne({ _id: 3 }, [{ $set: { n: { $multiply: ['$n', 5] }, name: { $concat: ['$name', '!'] } } }])
    expect(await items().findOne({ _id: 3 })).to.deep.equal({ _id: 3, name: '丙!', n: 15 })
  })

  it('writes in bulk, ordered and unordered', async () => {
    const insert = (_id: number) => ({ insertOne: { document: { _id } } })
    const ordered = await items()
      .bulkWrite([insert(10), insert(1), insert(11)], { ordered: true })
      .catch((error) => error.result)
    expect(ordered.insertedCount).to.equal(1)
    const mixed = [insert(20), insert(1), insert(21), { updateOne: { filter: { _id: 2 }, update: { $set: { n: 0 } } } }, { deleteOne: { filter: { _id: 3 } } }]
    const unordered = await items()
      .bulkWrite(mixed, { ordered: false })
      .catch((error) => error.result)
    expect(unordered).to.include({ insertedCount: 2, modifiedCount: 1, deletedCount: 1 })
    expect((await items().find().sort({ _id: 1 }).toArray()).map((item) => item._id)).to.deep.equal([1, 2, 10, 20, 21])
  })

  it('keeps every kind of value as it was', async () => {
    const { Long, Decimal128, Binary, ObjectId } = await import('mongodb')
    const kinds = {
      _id: new ObjectId(),
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('0.10'),
      bytes: new Binary(Buffer.from([0, 255])),
      date: new Date(0),
      none: null,
      text: 'a\u0000b',
      on: true,
    }
    await db.collection('kinds').insertOne(kinds)
    const [found] = await db.collection('kinds').find({}, { promoteLongs: false }).toArray()
    expect(found).to.deep.equal(kinds)
  })

  it('tells who is at fault: writes with w:0 are done, and a bad operator is error 9', async () => {
    await items().insertOne({ _id: 50 }, { writeConcern: { w: 0 } })
    for (let found = null; !found; ) found = await items().findOne({ _id: 50 })
    const error = await items()
      .updateOne({ _id: 1 }, { $nonsense: { a: 1 } })
      .catch((error) => error)
    expect(error.code).to.equal(9)
  })
})
