import { fromNow, isNotBetween } from '../db/database-clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { defineGlobalModel } from '../db/model.ts'
import { Problem } from '../problems.ts'
import { fingerprint } from './fingerprint.ts'
import { lock, unlock } from './secret-box.ts'

// The same Idempotency-Key and request give the first answer again for 24 hours. Commands that keep the key in their own write know it for as long
// as that write is there. Answers hold personal data and tokens: they are kept locked under their key.

export type Answer = { status: number; body: unknown; cookies: string[] }

/** One keyed request; `box` is null while it is still being answered, and `takenAt` says since when. */
type Kept = { _id: string; print: string; box: string | null; takenAt: Date; expire: Date }

const KeptModel = defineGlobalModel<Kept>(
  { name: 'Answer', collection: 'answers', why: 'a key may come with a request of somebody who has not signed in' },
  { print: String, box: String, takenAt: Date, expire: Date },
  [[{ expire: 1 }, { expireAfterSeconds: 0 }]],
)

const keptMs = 24 * 3_600_000
const patienceMs = 60_000

/** Who asks under which key, and what for. `own`: the command keeps the key in its own write, so that two at once cannot both act. */
export type Keyed = { who: string; key: string; request: unknown; own: boolean }

const idOf = ({ who, key }: Keyed) => fingerprint([who, key])

// The key, which is kept nowhere, goes into the print: what was asked cannot be found by trying what it may have been.
const printOf = ({ key, request }: Keyed) => fingerprint([key, request])

/** The answer that was kept; null when there is none yet, or none that can be read since the server's secret changed. */
const recall = (kept: Kept, keyed: Keyed): Answer | null => {
  if (kept.print !== printOf(keyed)) throw new Problem('idempotency.different-body')
  const text = kept.box && unlock(kept.box, keyed.key)
  return text ? (JSON.parse(text) as Answer) : null
}

const asNew = (keyed: Keyed) => ({ print: printOf(keyed), takenAt: '$$NOW', expire: fromNow(keptMs) })

const isAbandoned = isNotBetween('takenAt', -patienceMs, patienceMs)

const find = (keyed: Keyed) => KeptModel.findById(idOf(keyed)).lean<Kept>()

/** The answer that is kept for a request, if any. */
export const findAnswer = async (keyed: Keyed) => {
  const kept = await find(keyed)
  return kept && recall(kept, keyed)
}

/**
 * Takes the request on: since when, or the answer it has; 409 while another is at it. What died while at it is taken on again after a minute,
 * what has an unreadable answer at once.
 */
const takeOn = async (keyed: Keyed): Promise<Date | Answer> => {
  const _id = idOf(keyed)
  const taking = { upsert: true, returnDocument: 'after', updatePipeline: true } as const
  try {
    const { takenAt } = await KeptModel.findOneAndUpdate({ _id, takenAt: { $exists: false } }, [{ $set: { box: null, ...asNew(keyed) } }], taking).lean<Kept>()
    return takenAt
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  const before = await find(keyed)
  const answer = before && recall(before, keyed)
  if (answer) return answer
  const stale = before?.box ? { box: before.box } : { box: null, $expr: isAbandoned }
  const again = { returnDocument: 'after', updatePipeline: true } as const
  const taken = await KeptModel.findOneAndUpdate({ _id, ...stale }, [{ $set: { box: null, takenAt: '$$NOW' } }], again).lean<Kept>()
  if (taken) return taken.takenAt
  throw new Problem('idempotency.in-progress', {}, { retryAfter: 1 })
}

/** Answers a request whose command knows its key: whatever is kept here, it acts once. */
const answerOwn = async (keyed: Keyed, run: () => Promise<Answer>): Promise<[Answer, 'run' | 'replayed']> => {
  const kept = await findAnswer(keyed)
  if (kept) return [kept, 'replayed']
  const answer = await run()
  const first = Object.fromEntries(Object.entries(asNew(keyed)).map(([field, value]) => [field, { $ifNull: [`$${field}`, value] }]))
  const box = { $literal: lock(JSON.stringify(answer), keyed.key) }
  await KeptModel.updateOne({ _id: idOf(keyed) }, [{ $set: { box, ...first } }], { upsert: true, updatePipeline: true })
  return [answer, 'run']
}

/** Runs a keyed request once and answers it as the first time ever after; a refusal is not kept. The second part tells whether it was run. */
export const answerOnce = async (keyed: Keyed, run: () => Promise<Answer>): Promise<[Answer, 'run' | 'replayed']> => {
  if (keyed.own) return answerOwn(keyed, run)
  const taken = await takeOn(keyed)
  if (!(taken instanceof Date)) return [taken, 'replayed']
  // After a minute another may have taken it on: what is his is left alone.
  const mine = { _id: idOf(keyed), takenAt: taken, box: null }
  try {
    const answer = await run()
    await KeptModel.updateOne(mine, { $set: { box: lock(JSON.stringify(answer), keyed.key) } })
    return [answer, 'run']
  } catch (error) {
    await KeptModel.deleteOne(mine)
    throw error
  }
}
