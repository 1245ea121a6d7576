import { expect } from 'chai'
import type { Collection, MongoClient } from 'mongodb'
import { connect } from './support.ts'

type Counter = { _id: string; code?: string; n: number }

const racers = 12
const rounds = 5

describe('local database: upserts at once', () => {
  let client: MongoClient
  let counters: Collection<Counter>
  before(async function () {
    this.timeout(120_000)
    const { client: connected, db } = await connect({ minPoolSize: racers })
    client = connected
    counters = db.collection<Counter>('counters')
    await counters.createIndex({ code: 1 }, { unique: true, sparse: true })
  })
  after(() => client.close())

  const atOnce = <T>(act: (racer: number) => Promise<T>) => Promise.all(Array.from({ length: racers }, (_, racer) => act(racer)))
  const count = { $inc: { n: 1 } }
  const numbers = Array.from({ length: racers }, (_, index) => index + 1)
  const queries: Array<[string, (name: string) => Partial<Counter>]> = [
    ['its _id', (_id) => ({ _id })],
    ['a unique key', (code) => ({ code })],
  ]

  for (const [by, query] of queries) {
    it(`each by ${by} is told another number`, async () => {
      for (let round = 0; round < rounds; round++) {
        const told = await atOnce(() => counters.findOneAndUpdate(query(`f${round}`), count, { upsert: true, returnDocument: 'after' }))
        expect(told.map((after) => after!.n).sort((a, b) => a - b)).to.eql(numbers)
      }
    })

    it(`one by ${by} is told that it inserted, the others that they changed`, async () => {
      for (let round = 0; round < rounds; round++) {
        const told = await atOnce(() => counters.updateOne(query(`u${round}`), count, { upsert: true }))
        expect(told.map(({ upsertedCount, modifiedCount }) => [upsertedCount, modifiedCount])).to.have.deep.members([
          [1, 0],
          ...numbers.slice(1).map(() => [0, 1]),
        ])
        expect((await counters.findOne(query(`u${round}`)))?.n).to.equal(racers)
      }
    })

    it(`several by ${by} in one command, in any order, all count`, async () => {
      const names = ['x', 'y', 'z'].map((name) => name + by)
      const operations = names.map((name) => ({ updateOne: { filter: query(name), update: count, upsert: true } }))
      await atOnce((racer) => counters.bulkWrite(racer % 2 ? operations : operations.toReversed()))
      for (const name of names) expect((await counters.findOne(query(name)))?.n).to.equal(racers)
    })

    it(`one by ${by} that meets what a transaction inserts is told of both`, async () => {
      const name = `t${by}`
      const session = client.startSession()
      session.startTransaction()
      await counters.insertOne({ _id: name, code: name, n: 5 }, { session })
      const upserted = counters.findOneAndUpdate(query(name), count, { upsert: true, returnDocument: 'after' })
      await counters.findOneAndUpdate(query(`beside ${by}`), count, { upsert: true, session })
      await session.commitTransaction()
      await session.endSession()
      expect((await upserted)?.n).to.equal(6)
    })
  }

  it('one that cannot be says so once: what is there does not fit its query', async () => {
    await counters.insertOne({ _id: 'there', n: 1 })
    const refused = await counters.updateOne({ _id: 'there', n: 2 }, count, { upsert: true }).catch((error) => error)
    expect(refused).to.deep.include({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 'there' } })
  })
})
