import { now } from '../clock.ts'
import { gather } from '../db/gather.ts'
import { SessionModel, type SessionRecord } from './session.model.ts'

// Requests that arrive together look their sessions up together; nothing is kept.
const sessions = gather<string, boolean>(async (ids) => {
  const live = await SessionModel.find({ _id: { $in: ids }, expiresAt: { $gt: now() } }, { _id: 1 }).lean<SessionRecord[]>()
  const found = new Set(live.map(({ _id }) => _id))
  return ids.map((id) => found.has(id))
})

/** Whether a sign-in still stands: neither signed out nor ended by a reused token. */
export const isLive = (sid: string) => sessions.load(sid)

/** Ends one sign-in. */
export const endSession = (sid: string) => SessionModel.deleteOne({ _id: sid })

/** Ends every sign-in of a person. */
export const endSessionsOf = (person: string) => SessionModel.deleteMany({ person })

/** Removes sign-ins that ran out; safe to run anywhere, any time. */
export const purgeSessions = () => SessionModel.deleteMany({ expiresAt: { $lte: now() } })
