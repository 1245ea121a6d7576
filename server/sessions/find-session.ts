import { now } from '../clock.ts'
import { gather } from '../db/gather.ts'
import { SessionModel, type SessionRecord } from './session.model.ts'

// Requests that arrive together look their sessions up together; nothing is kept.
const sessions = gather<string, string | undefined>(async (ids) => {
  const live = await SessionModel.find({ _id: { $in: ids }, expiresAt: { $gt: now() } }, { person: 1 }).lean<SessionRecord[]>()
  const people = new Map(live.map(({ _id, person }) => [_id, person]))
  return ids.map((id) => people.get(id))
})

/** Whose sign-in this is; undefined once it was signed out, ran out, or was ended by a reused token. */
export const findSignedIn = (sid: string) => sessions.load(sid)

/** Whether a sign-in still stands. */
export const isLive = async (sid: string) => (await findSignedIn(sid)) !== undefined

/** Ends one sign-in. */
export const endSession = (sid: string) => SessionModel.deleteOne({ _id: sid })

/** Ends every sign-in of a person. */
export const endSessionsOf = (person: string) => SessionModel.deleteMany({ person })

const batch = 1000

/** Removes sign-ins that ran out, some at a time with `goOn` in between; safe to run anywhere, any time. */
export const purgeSessions = async (goOn: () => Promise<unknown> = async () => {}) => {
  for (;;) {
    const over = await SessionModel.find({ expiresAt: { $lte: now() } }, { _id: 1 })
      .sort({ expiresAt: 1 })
      .limit(batch)
      .lean<Pick<SessionRecord, '_id'>[]>()
    if (over.length === 0) return
    await SessionModel.deleteMany({ _id: { $in: over.map(({ _id }) => _id) } })
    await goOn()
  }
}
