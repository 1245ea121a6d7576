import { defineGlobalModel } from '../db/model.ts'

/** A sign-in and all refresh tokens that came of it; only the newest one's hash is kept. */
export type SessionRecord = { _id: string; person: string; county: string; secretHash: string; pastHashes: string[]; expiresAt: Date }

export const SessionModel = defineGlobalModel<SessionRecord>(
  { name: 'Session', collection: 'sessions', why: 'a token names its session before anybody is known' },
  { person: String, county: String, secretHash: String, pastHashes: [String], expiresAt: Date },
  [[{ person: 1 }], [{ expiresAt: 1 }]],
)
