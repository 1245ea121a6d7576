import { expect } from 'chai'
import { MongoClient, type Db, type Document } from 'mongodb'
import { newId } from '../../server/db/new-id.ts'
import { ownDatabase } from '../support/process.ts'
import { checkLedger, fillLedger } from './check.ts'

describe('npm run check:ledger', function () {
  this.timeout(60_000)
  const uri = ownDatabase('check-ledger')
  let client: MongoClient
  let db: Db
  before(async () => {
    client = await MongoClient.connect(uri)
    db = client.db()
    await fillLedger(uri, 1200)
  })
  after(async () => {
    await db.dropDatabase()
    await client.close()
  })

  const taken = new Set<string>()
  /** A fresh entry of a person whom no other tampering touched. */
  const pick = async (filter: Document): Promise<Document> => {
    const [entry] = await db.collection('ledger').find({ ...filter, 'volunteer.id': { $nin: [...taken] } }).limit(1).toArray() // prettier-ignore
    taken.add(entry!.volunteer.id)
    return entry!
  }
  const change = (entry: Document, $set: Document) => db.collection('ledger').updateOne({ _id: entry._id }, { $set })

  it('finds nothing to say of a ledger that is right', async () => {
    const { code, said, differences } = await checkLedger(uri)
    expect([code, differences]).to.eql([0, []])
    expect(said).to.match(/ledger: 12\d\d entries of 600 ended orders/)
  })

  it('names every entry that was changed, removed, added or doubled by hand, and every balance that is not its sum', async () => {
    for (const index of ['county_1_order.id_1_round_1_volunteer.id_1_of_1', 'county_1_volunteer.id_1_n_1']) await db.collection('ledger').dropIndex(index)
    const tampered: Record<string, RegExp> = {}
    const minutes = await pick({ kind: 'credit' })
    await change(minutes, { 'columns.recorded': 9999 })
    tampered.minutes = new RegExp(`credit ${minutes._id} .*: columns is .*9999`)
    const stars = await pick({ kind: 'credit', stars: 3 })
    await change(stars, { stars: 5 })
    tampered.stars = new RegExp(`credit ${stars._id} .*: stars is 5, should be 3`)
    const place = await pick({ kind: 'credit' })
    await change(place, { 'service.content': '别的' })
    tampered.service = new RegExp(`credit ${place._id} .*: service is`)
    const removed = await pick({ kind: 'credit' })
    await db.collection('ledger').deleteOne({ _id: removed._id })
    tampered.removed = new RegExp(`credit missing: order ${removed.order.id} round 1, person ${removed.volunteer.id}`)
    const added = await pick({ kind: 'credit' })
    await db.collection('ledger').insertOne({ ...added, _id: newId() as never, round: 7, n: 999 })
    tampered.added = new RegExp(`order ${added.order.id} round 7, person ${added.volunteer.id}\\): no attendance says so`)
    const twice = await pick({ kind: 'credit' })
    await db.collection('ledger').insertOne({ ...twice, _id: newId() as never, n: 998 })
    tampered.twice = new RegExp(`order ${twice.order.id} round 1, person ${twice.volunteer.id}\\): is there twice`)
    const confirmed = await pick({ kind: 'confirm' })
    await change(confirmed, { 'columns.declared': 500 })
    tampered.answer = new RegExp(`confirm ${confirmed._id} .*: columns is .*500`)
    const unsigned = await pick({ kind: 'confirm' })
    await db.collection('ledger').updateOne({ _id: unsigned._id }, { $unset: { by: 1 }, $set: { at: new Date('2020-01-06T00:00:00Z') } })
    tampered.unsigned = new RegExp(`confirm ${unsigned._id} .*: nobody decided so`)
    tampered.early = new RegExp(`confirm ${unsigned._id} .*: was decided 2020-01-06T00:00:00.000Z, before what it answers`)
    const starred = await pick({ kind: 'credit' })
    const level = { _id: newId(), county: starred.county, person: starred.volunteer, level: 5, minutes: 90_000, state: 'confirmed', past: [], objections: [] }
    const over = new Date()
    await db.collection('star-levels').insertOne({ ...level, announcedAt: over, endsAt: over, decidedAt: over, decidedBy: null, reason: null } as never)
    tampered.level = new RegExp(`level 5 of person ${starred.volunteer.id} .*: stands on 90000 minutes, which the ledger never added up to`)
    const skipped = await pick({ kind: 'credit' })
    await change(skipped, { n: 77 })
    tampered.gap = new RegExp(`entry ${skipped._id} is number 77`)
    const summed = await pick({ kind: 'credit' })
    await db.collection('balances').updateOne({ _id: summed.volunteer.id }, { $inc: { points: 100 } })
    tampered.balance = new RegExp(`person ${summed.volunteer.id}: the balance is not its sum: points`)
    const lost = await pick({ kind: 'credit' })
    await db.collection('balances').deleteOne({ _id: lost.volunteer.id })
    tampered.lost = new RegExp(`person ${lost.volunteer.id}: \\d+ entries, no balance`)
    const hidden = (await db.collection('held').findOneAndDelete({}))!
    tampered.hidden = new RegExp(`hold ${String(hidden._id)}: waits, and is not in the supervisor’s list`)

    const { code, differences } = await checkLedger(uri)
    expect(code).to.equal(1)
    for (const [what, line] of Object.entries(tampered)) expect(differences.filter((each) => line.test(each)).length, what).to.be.greaterThan(0)
    const innocent = differences.filter((line) => ![...taken, String(hidden._id)].some((id) => line.includes(id)))
    expect(innocent).to.eql([])
  })
})
