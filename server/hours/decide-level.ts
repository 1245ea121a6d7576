import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import type { LevelView } from '../contract/people.ts'
import type { Named } from '../contract/orders.ts'
import { forEachRow } from '../db/for-each-row.ts'
import { inTransaction } from '../db/transaction.ts'
import { tell } from '../notifications/tell.ts'
import { absent, Problem } from '../problems.ts'
import type { Actor } from '../people/actor.ts'
import { decidedLevel } from './decided.ts'
import { approvesLevels, viewLevel } from './find-levels.ts'
import { LevelModel, type LevelRecord } from './level.model.ts'

// A level under public notice may be objected to. Who approves levels decides; what nobody objected to is confirmed by itself when the notice ends.

const mostEach = 3
// Whoever has not objected yet may do so long after others have said what they could: nobody uses up everyone's objections.
const mostRepeated = 100
const mostOfAll = 2000

/** Whether one more objection of this person's has room, judged by the database in the very write that adds it. */
const hasRoom = (person: string) => {
  const own = { $size: { $filter: { input: '$objections', cond: { $eq: ['$$this.by.id', person] } } } }
  const all = { $size: '$objections' }
  const again = { $and: [{ $lt: [own, mostEach] }, { $lt: [all, mostRepeated] }] }
  return { $expr: { $or: [again, { $and: [{ $eq: [own, 0] }, { $lt: [all, mostOfAll] }] }] } }
}

const findLevel = async ({ county }: Actor, id: string) => {
  const record = await LevelModel.findOne({ _id: id, county }).lean<LevelRecord>()
  if (!record) throw absent('level')
  return record
}

/** Objects to a level under notice; 409 when the notice is over, or enough was said. */
export const objectToLevel = async (actor: Actor, id: string, text: string): Promise<LevelView> => {
  await findLevel(actor, id)
  const at = now()
  const open = { _id: id, county: actor.county, state: 'announced' as const, endsAt: { $gt: at } }
  const after = await LevelModel.findOneAndUpdate(
    { ...open, ...hasRoom(actor.id) },
    { $push: { objections: { by: { id: actor.id, name: actor.name }, text, at } } },
    { returnDocument: 'after' },
  ).lean<LevelRecord>()
  if (!after) throw new Problem((await LevelModel.exists(open)) ? 'level.enough-objections' : 'level.notice-over')
  return viewLevel(after, actor, await approvesLevels(actor))
}

type Outcome = { state: 'confirmed' | 'refused'; by: Named | null; reason: string | null }

const settle = async (record: LevelRecord, outcome: Outcome, still: object, session: ClientSession) => {
  const at = now()
  const change = { $set: { state: outcome.state, decidedAt: at, decidedBy: outcome.by, reason: outcome.reason } }
  const after = await LevelModel.findOneAndUpdate({ _id: record._id, county: record.county, state: 'announced', ...still }, change, {
    session,
    returnDocument: 'after',
  }).lean<LevelRecord>()
  if (!after) return null
  const { county, person, level, _id } = after
  const words = { level: String(level), reason: outcome.reason ?? '' }
  await tell([{ county, person: person.id, telling: `level.${outcome.state}`, about: `${_id} ${outcome.state} ${at.getTime()}`, words, at }], session)
  return after
}

const settleOnce = (record: LevelRecord, outcome: Outcome, still: object = {}) => inTransaction((session) => settle(record, outcome, still, session))

/** Confirms a level after its notice, or refuses it; 403 for others than who approves and on one's own, 409 once decided or while the notice runs. */
export const decideLevel = async (actor: Actor, id: string, { confirm, reason }: { confirm: boolean; reason: string }): Promise<LevelView> => {
  const record = await findLevel(actor, id)
  if (!(await approvesLevels(actor)) || record.person.id === actor.id) throw new Problem('forbidden')
  if (record.state !== 'announced') throw decidedLevel(record)
  if (confirm && record.endsAt > now()) throw new Problem('level.notice-running')
  const outcome: Outcome = { state: confirm ? 'confirmed' : 'refused', by: { id: actor.id, name: actor.name }, reason }
  const after = await settleOnce(record, outcome)
  if (!after) throw decidedLevel(await findLevel(actor, id))
  return viewLevel(after, actor, true)
}

/** Confirms every level whose notice ended without an objection; answers how many. `goOn` is called between them; those that failed are thrown at the end. */
export const confirmLevels = async (goOn: () => Promise<unknown> = async () => {}): Promise<number> => {
  const unopposed = { objections: { $size: 0 }, endsAt: { $lte: now() } }
  const due = LevelModel.collection.find({ state: 'announced', ...unopposed } as never)
  const act = async (record: LevelRecord) => ((await settleOnce(record, { state: 'confirmed', by: null, reason: null }, unopposed)) ? 1 : 0)
  return forEachRow(due as unknown as AsyncIterable<LevelRecord>, { nameOf: ({ _id }) => `level ${_id}`, act, goOn })
}
