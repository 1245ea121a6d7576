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

const countFailure = async (phone: string) => {
  try {
    const { remainingPoints } = await failures().consume(phone)
    if (remainingPoints <= 0) await failures().block(phone, quarter)
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw locked(refusal.msBeforeNext)
    throw refusal
  }
}

/** Signs in by phone and password: 401 when they do not fit, 429 while the phone is locked. */
export const signIn = async (phone: string, password: string) => {
  const past = await failures().get(phone)
  if (past && past.remainingPoints <= 0 && past.msBeforeNext > 0) throw locked(past.msBeforeNext)
  const person = await askPassword(phone, password)
  if (!person) {
    await countFailure(phone)
    throw new Problem('auth.wrong-password')
  }
  await failures().delete(phone)
  return startSession(person)
}
