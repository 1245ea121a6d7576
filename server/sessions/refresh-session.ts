import { findPerson, viewPerson } from '../people/find-people.ts'
import { now } from '../clock.ts'
import { Problem } from '../problems.ts'
import { SessionModel } from './session.model.ts'
import { expiry, tokensOf } from './start-session.ts'
import { hashSecret, newSecret } from './tokens.ts'

// Tokens of a family that are remembered as used: more than a month of renewals every quarter of an hour.
const kept = 3000

/** A new pair for a refresh token, which dies by it. A token used twice ends the whole family, for one of its users is a thief. */
export const refreshSession = async (refreshToken: string) => {
  const [sid = '', secret = ''] = refreshToken.split('.')
  const next = newSecret()
  const session = await SessionModel.findOneAndUpdate(
    { _id: sid, secretHash: hashSecret(secret), expiresAt: { $gt: now() } },
    { $set: { secretHash: hashSecret(next), expiresAt: expiry() }, $push: { pastHashes: { $each: [hashSecret(secret)], $slice: -kept } } },
  ).lean()
  const person = session && (await findPerson(session.person))
  if (!person) {
    await SessionModel.deleteOne({ _id: sid, pastHashes: hashSecret(secret) })
    throw new Problem('auth.session-ended')
  }
  return { person: await viewPerson(person), ...tokensOf(sid, person, next) }
}
