import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import { newId } from '../db/new-id.ts'
import type { Named } from '../contract/orders.ts'
import { tell } from '../notifications/tell.ts'
import { findLevelRules, noticeEnd } from './level-rules.ts'
import { LevelModel, type LevelRecord } from './level.model.ts'
import { levelOf } from './star-levels.ts'

// Levels follow the balance, in the transaction that changes it: one that is reached is announced, one under notice that is no longer reached is withdrawn.

type Change = { county: string; person: Named; before: number; after: number }

const telling = (record: LevelRecord, state: 'announced' | 'withdrawn', at: Date) => ({
  county: record.county,
  person: record.person.id,
  telling: `level.${state}` as const,
  about: `${record._id} ${state} ${at.getTime()}`,
  words: { level: String(record.level) },
  at,
})

const announce = async ({ county, person, after }: Change, level: number, session: ClientSession) => {
  const at = now()
  const endsAt = noticeEnd(at, await findLevelRules(county))
  const fresh = { minutes: after, state: 'announced' as const, announcedAt: at, endsAt, objections: [], decidedAt: null, decidedBy: null, reason: null }
  const again = await LevelModel.findOneAndUpdate(
    { county, 'person.id': person.id, level },
    { $set: fresh },
    { session, returnDocument: 'after' },
  ).lean<LevelRecord>()
  const record: LevelRecord = again ?? { _id: newId(), county, person, level, past: [], ...fresh }
  if (!again) await LevelModel.collection.insertOne(record as never, { session })
  await tell([telling(record, 'announced', at)], session)
}

const standing: LevelRecord['state'][] = ['announced', 'confirmed']

const withdraw = async ({ _id, announcedAt, objections, ...record }: LevelRecord, session: ClientSession) => {
  const at = now()
  const change = { $set: { state: 'withdrawn', decidedAt: at }, $push: { past: { announcedAt, decidedAt: at, objections } } }
  const { modifiedCount } = await LevelModel.updateOne({ _id, county: record.county, state: { $in: standing } }, change, { session })
  if (modifiedCount === 1) await tell([telling({ _id, announcedAt, objections, ...record }, 'withdrawn', at)], session)
}

/** Announces what a person's credited minutes newly reach, withdraws what they no longer do, confirmed or not. */
export const keepLevels = async (change: Change, session: ClientSession) => {
  const { thresholds } = await findLevelRules(change.county)
  const [{ reached }, { reached: before }] = [levelOf(change.after, thresholds), levelOf(change.before, thresholds)]
  if (reached === 0 && before === 0) return
  const records = await LevelModel.find({ county: change.county, 'person.id': change.person.id }).session(session).lean<LevelRecord[]>()
  for (const record of records) if (record.level > reached && standing.includes(record.state)) await withdraw(record, session)
  // What was refused is announced again when it is reached anew.
  const stands = new Set(records.filter(({ state, level }) => state !== 'withdrawn' && !(state === 'refused' && level > before)).map(({ level }) => level))
  for (let level = 1; level <= reached; level++) if (!stands.has(level)) await announce(change, level, session)
}
