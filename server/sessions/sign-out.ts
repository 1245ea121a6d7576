import type { Actor } from '../people/actor.ts'
import { removeDevices } from '../notifications/push-devices.ts'
import { findPerson } from '../people/find-people.ts'
import { changePassword } from '../people/register-person.ts'
import { Problem } from '../problems.ts'
import { endSession, endSessionsOf } from './find-session.ts'
import { askPassword } from './passport.ts'
import { countTry, forgetTries } from './sign-in.ts'
import { startSession } from './start-session.ts'

/** Ends the sign-in this request came by; its access token is refused from then on. */
export const signOut = async (actor: Actor) => {
  await endSession(actor.session!)
}

/** Replaces one's password, ends every sign-in and every device's push, and answers with a new one; 401 when the current password does not fit. */
export const replacePassword = async (actor: Actor, input: { current: string; password: string }) => {
  const person = await findPerson(actor.id)
  if (!person) throw new Problem('auth.session-ended')
  await countTry(person.phone)
  if (!(await askPassword(person.phone, input.current))) throw new Problem('auth.wrong-password')
  await forgetTries(person.phone)
  await changePassword(actor.id, input.password)
  await endSessionsOf(actor.id)
  await removeDevices(actor)
  return startSession(person)
}
