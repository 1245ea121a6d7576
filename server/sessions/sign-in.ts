import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import mongoose from 'mongoose'
import { Problem } from '../problems.ts'
import { askPassword } from './passport.ts'
import { startSession } from './start-session.ts'

// Five failures within 15 minutes lock a phone number for 15 minutes, on every server that shares the database.
const quarter = 15 * 60
let limiter: RateLimiterMongo | undefined
const failures = () =>
  (limiter ??= new RateLimiterMongo({
    storeClient: mongoose.connection.getClient(),
    dbName: mongoose.connection.name,
    tableName: 'sign-in-failures',
    points: 5,
    duration: quarter,
    disableIndexesCreation: true,
  }))

const locked = (msBeforeNext: number) => new Problem('auth.locked', { minutes: Math.max(1, Math.ceil(msBeforeNext / 60_000)) })

/** Counts a try before it is judged, so that many at once are not judged for free; the sixth within the quarter is refused. */
export const countTry = async (phone: string) => {
  try {
    await failures().consume(phone)
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw locked(refusal.msBeforeNext)
    throw refusal
  }
}

/** Forgets the tries of a phone whose owner proved to be who they are. */
export const forgetTries = (phone: string) => failures().delete(phone)

/** Signs in by phone and password: 401 when they do not fit, 429 while the phone is locked. */
export const signIn = async (phone: string, password: string) => {
  await countTry(phone)
  const person = await askPassword(phone, password)
  if (!person) throw new Problem('auth.wrong-password')
  await forgetTries(phone)
  return startSession(person)
}
