import type mongoose from 'mongoose'
import type { Migration } from '../migrate.ts'

// Every document of a county says of which: what belongs to no other document by its key, what belongs to one by that one.

type Db = mongoose.mongo.Db
type Row = { _id: string; county?: string; event?: string; person?: string; entry?: string }
/** The county of each of these documents, by their ids. */
type CountiesOf = (db: Db, rows: Row[]) => Promise<Map<string, string>>

const together = 500
const lacking = { county: { $exists: false } }
// What names a document that is there no longer is found by nobody any more; it is of no county.
const none = ''

const fill = async (db: Db, name: string, countiesOf: CountiesOf) => {
  const collection = db.collection<Row>(name)
  for (;;) {
    const rows = await collection.find(lacking).limit(together).toArray()
    if (rows.length === 0) return
    const counties = await countiesOf(db, rows)
    await collection.bulkWrite(rows.map(({ _id }) => ({ updateOne: { filter: { _id, ...lacking }, update: { $set: { county: counties.get(_id) ?? none } } } })))
  }
}

const fillByKey = (db: Db, name: string, county: string | object) => db.collection(name).updateMany(lacking, [{ $set: { county } }])

const countiesIn = async (db: Db, name: string, ids: string[]) => {
  const found = await db
    .collection<Row>(name)
    .find({ _id: { $in: ids } }, { projection: { county: 1 } })
    .toArray()
  return new Map(found.map(({ _id, county }) => [_id, county!]))
}

const asIn =
  (name: string, idOf: (row: Row) => string): CountiesOf =>
  async (db, rows) => {
    const counties = await countiesIn(db, name, rows.map(idOf))
    return new Map(rows.flatMap((row) => (counties.has(idOf(row)) ? [[row._id, counties.get(idOf(row))!]] : [])))
  }

/** As the notice says that a message carries: an event that is heard again then finds the message. */
const asNoticesSay: CountiesOf = async (db, rows) => {
  const key = ({ event, person }: Row) => `${person} ${event}`
  const notices = await db
    .collection<Row>('notices')
    .find({ event: { $in: rows.map(({ event }) => event!) } }, { projection: { county: 1, person: 1, event: 1 } })
    .toArray()
  const counties = new Map(notices.map((notice) => [key(notice), notice.county!]))
  return new Map(rows.flatMap((row) => (counties.has(key(row)) ? [[row._id, counties.get(key(row))!]] : [])))
}

const firstSix = { $concat: [{ $substrCP: ['$_id', 0, 6] }, '000000'] }

export const countyFirst: Migration = {
  up: async (db) => {
    await fillByKey(db, 'settings', '$_id')
    await fillByKey(db, 'boundaries', '$_id')
    await fillByKey(db, 'counters', firstSix)
    await fillByKey(db, 'certificate-counts', firstSix)
    await fill(
      db,
      'certificate-services',
      asIn('certificates', ({ _id }) => _id),
    )
    await fill(
      db,
      'codes-said',
      asIn('orders', ({ _id }) => _id),
    )
    await fill(
      db,
      'hold-answers',
      asIn('ledger', ({ entry }) => entry!),
    )
    await fill(db, 'messages', asNoticesSay)
  },
  replaced: {
    orders: ['requester.id_1_postKey_1'],
    events: ['order_1_version_1', 'rooms_1__id_1'],
    ledger: ['order.id_1_round_1_volunteer.id_1_of_1', 'volunteer.id_1_n_1', 'volunteer.id_1_of_1_at_-1__id_-1', 'team.id_1_of_1_at_-1__id_-1'],
    'hold-answers': ['entry_1_n_1'],
    'hours-asks': ['entry_1_open_1', 'entry_1_at_1'],
    'star-levels': ['person.id_1_level_1'],
    certificates: ['no_1', 'fingerprint_1_edition_1', 'person.id_1__id_-1'],
    notices: ['person_1_event_1', 'person_1__id_-1', 'event_1'],
    messages: ['event_1_person_1_channel_1'],
    teams: ['members.id_1', 'leader.id_1'],
  },
}
