import { limitTries } from '../db/tries.ts'
import { Problem } from '../problems.ts'
import { askPassword } from './passport.ts'
import { startSession } from './start-session.ts'

// Five failures within 15 minutes lock a phone number for 15 minutes, on every server that shares the database.
const tries = limitTries(5, 15 * 60)

const locked = (msBeforeNext: number) => new Problem('auth.locked', { minutes: Math.max(1, Math.ceil(msBeforeNext / 60_000)) })

/** Counts a try before it is judged, so that many at once are not judged for free; the sixth within the quarter is refused. */
export const countTry = async (phone: string) => {
  const counted = await tries.count(phone)
  if ('waitMs' in counted) throw locked(counted.waitMs)
}

/** Forgets the tries of a phone whose owner proved to be who they are. */
export const forgetTries = (phone: string) => tries.forget(phone)

/** Signs in by phone and password: 401 when they do not fit, 429 while the phone is locked. */
export const signIn = async (phone: string, password: string) => {
  await countTry(phone)
  const person = await askPassword(phone, password)
  if (!person) throw new Problem('auth.wrong-password')
  await forgetTries(phone)
  return startSession(person)
}
