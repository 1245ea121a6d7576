import { isDuplicate } from '../db/duplicate.ts'
import { defineModel } from '../db/model.ts'
import { Problem } from '../problems.ts'
import { fingerprint } from './fingerprint.ts'
import { lock, unlock } from './secret-box.ts'

// The same Idempotency-Key and request give the first answer again for 24 hours. Answers hold personal data and tokens: they are kept locked under their key.

export type Answer = { status: number; body: unknown; cookies: string[] }

/** One keyed request; `box` is null while it is still being answered, and `takenAt` says since when. */
type Kept = { _id: string; print: string; box: string | null; takenAt: Date; expire: Date }

const KeptModel = defineModel<Kept>('Answer', 'answers', { print: String, box: String, takenAt: Date, expire: Date }, [
  [{ expire: 1 }, { expireAfterSeconds: 0 }],
])

const keptMs = 24 * 3_600_000
const patienceMs = 60_000

/** Who asks under which key, and what for. `own`: the command keeps the key in its own write, so that two at once cannot both act. */
export type Keyed = { who: string; key: string; request: unknown; own: boolean }

const idOf = ({ who, key }: Keyed) => fingerprint([who, key])

const recall = (kept: Kept, keyed: Keyed): Answer | null => {
  if (kept.print !== fingerprint(keyed.request)) throw new Problem('idempotency.different-body')
  return kept.box === null ? null : (JSON.parse(unlock(kept.box, keyed.key)) as Answer)
}

const keep = (keyed: Keyed, box: string | null): Kept => ({
  _id: idOf(keyed),
  print: fingerprint(keyed.request),
  box,
  takenAt: new Date(),
  expire: new Date(Date.now() + keptMs),
})

const find = async (keyed: Keyed) => {
  const kept = await KeptModel.findById(idOf(keyed)).lean<Kept>()
  return kept && recall(kept, keyed)
}

/** Takes the request on; the answer when it has one, 409 while another is at it. What died while at it is taken on again after a minute. */
const takeOn = async (keyed: Keyed): Promise<Answer | null> => {
  const kept = keep(keyed, null)
  try {
    await KeptModel.create(kept)
    return null
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  const before = await find(keyed)
  if (before) return before
  const stale = { _id: kept._id, box: null, takenAt: { $lt: new Date(Date.now() - patienceMs) } }
  if (await KeptModel.findOneAndUpdate(stale, { $set: { takenAt: new Date() } })) return null
  throw new Problem('idempotency.in-progress')
}

/** Runs a keyed request once and answers it as the first time ever after; a refusal is not kept. The second part tells whether it was run. */
export const answerOnce = async (keyed: Keyed, run: () => Promise<Answer>): Promise<[Answer, 'run' | 'replayed']> => {
  const before = keyed.own ? await find(keyed) : await takeOn(keyed)
  if (before) return [before, 'replayed']
  try {
    const answer = await run()
    const box = lock(JSON.stringify(answer), keyed.key)
    await KeptModel.updateOne(
      { _id: idOf(keyed) },
      { $set: { box }, $setOnInsert: { print: fingerprint(keyed.request), expire: keep(keyed, box).expire } },
      { upsert: true },
    )
    return [answer, 'run']
  } catch (error) {
    if (!keyed.own) await KeptModel.deleteOne({ _id: idOf(keyed), box: null })
    throw error
  }
}
