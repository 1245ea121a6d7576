import { expect } from 'chai'
import { Long, MongoClient, UUID, type ClientSession, type Collection, type Document, type MongoServerError } from 'mongodb'
import { errorOf, freshDatabase, type TestDatabase } from './support.ts'
import { ask } from './wire.ts'

type Account = { _id: string; n: number }

const lifetimeMs = 1_000

describe('local database: as strict about transactions as mongod', function () {
  this.timeout(60_000)
  let database: TestDatabase
  let client: MongoClient
  let accounts: Collection<Account>
  before(async () => {
    database = await freshDatabase(lifetimeMs / 1000)
    client = await new MongoClient(database.uri).connect()
    accounts = client.db('strict').collection<Account>('accounts')
    await accounts.createIndex({ code: 1 }, { unique: true, sparse: true })
  })
  beforeEach(async () => {
    await accounts.deleteMany({})
    await accounts.insertMany([
      { _id: 'a', n: 0 },
      { _id: 'b', n: 0 },
    ])
  })
  after(async () => {
    await client.close()
    await database.stop()
    await database.remove()
  })

  const increment = { update: 'accounts', updates: [{ q: { _id: 'a' }, u: { $inc: { n: 1 } } }], $db: 'strict' }
  const inTransaction = { autocommit: false, startTransaction: true }
  /** The session of a client that wrote in a transaction and is gone without a word. */
  const leftBehind = async (): Promise<{ id: UUID }> => {
    const lsid = { id: new UUID() }
    expect(await ask(database.uri, { ...increment, lsid, txnNumber: Long.ONE, ...inTransaction })).to.include({ ok: 1, n: 1 })
    return lsid
  }
  const trying = async <T>(attempt: (session: ClientSession) => Promise<T>): Promise<T> => {
    const session = client.startSession()
    session.startTransaction()
    return attempt(session).finally(() => session.endSession())
  }
  const conflict = async (change: (session: ClientSession) => Promise<unknown>) => {
    const error = await errorOf<MongoServerError>(trying(change))
    return [error.code, error.hasErrorLabel('TransientTransactionError')]
  }
  const update = (session?: ClientSession) => accounts.updateOne({ _id: 'a' }, { $inc: { n: 10 } }, { session })
  const isFree = (reply: Document) => expect(reply.ok).to.equal(1)

  it('a transaction outlives its client, and ends after its lifetime', async () => {
    const from = performance.now()
    await leftBehind()
    expect(await conflict(update)).to.eql([112, true])
    await update()
    expect(performance.now() - from).to.be.greaterThan(lifetimeMs - 100)
    expect((await accounts.findOne({ _id: 'a' }))?.n).to.equal(10)
  })

  it('a transaction whose client lives ends after its lifetime too', async () => {
    const session = client.startSession()
    session.startTransaction()
    await update(session)
    await accounts.updateOne({ _id: 'a' }, { $set: { n: 5 } })
    expect((await errorOf<MongoServerError>(session.commitTransaction())).hasErrorLabel('TransientTransactionError')).to.equal(true)
    expect((await accounts.findOne({ _id: 'a' }))?.n).to.equal(5)
    await session.endSession()
  })

  const endings: Record<string, (lsid: { id: UUID }) => Document> = {
    killSessions: (lsid) => ({ killSessions: [lsid], $db: 'admin' }),
    killAllSessions: () => ({ killAllSessions: [], $db: 'admin' }),
    endSessions: (lsid) => ({ endSessions: [lsid], $db: 'admin' }),
    abortTransaction: (lsid) => ({ abortTransaction: 1, lsid, txnNumber: Long.ONE, autocommit: false, $db: 'admin' }),
    'a newer transaction of its session': (lsid) => ({ find: 'accounts', lsid, txnNumber: Long.fromNumber(2), ...inTransaction, $db: 'strict' }),
    'a newer write of its session': (lsid) => ({ insert: 'accounts', documents: [{ _id: 'c' }], lsid, txnNumber: Long.fromNumber(2), $db: 'strict' }),
  }
  for (const [name, ending] of Object.entries(endings)) {
    it(`a transaction left behind is ended from another connection by ${name}`, async () => {
      const lsid = await leftBehind()
      isFree(await ask(database.uri, ending(lsid)))
      expect((await trying((session) => update(session))).modifiedCount).to.equal(1)
    })
  }

  it('what conflicts with an open transaction fails at once inside another, whatever it is', async () => {
    const session = client.startSession()
    session.startTransaction()
    await accounts.updateOne({ _id: 'a' }, { $set: { n: 1 } }, { session })
    await accounts.insertOne({ _id: 'new', n: 0, code: 1 } as Account, { session })
    const changes: Array<(session: ClientSession) => Promise<unknown>> = [
      update,
      (other) => accounts.deleteOne({ _id: 'a' }, { session: other }),
      (other) => accounts.findOneAndUpdate({ _id: 'a' }, { $inc: { n: 1 } }, { session: other }),
      (other) => accounts.updateMany({}, { $inc: { n: 1 } }, { session: other }),
      (other) => accounts.insertOne({ _id: 'new', n: 1 }, { session: other }),
      (other) => accounts.insertOne({ _id: 'other', n: 1, code: 1 } as Account, { session: other }),
    ]
    for (const change of changes) expect(await conflict(change), String(change)).to.eql([112, true])
    await session.commitTransaction()
    await session.endSession()
  })
})
