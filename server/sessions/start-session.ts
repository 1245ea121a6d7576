import type { Session } from '../contract/people.ts'
import { viewPerson } from '../people/find-people.ts'
import type { Person } from '../people/person.ts'
import { now } from '../clock.ts'
import { SessionModel } from './session.model.ts'
import { hashSecret, newSecret, refreshDays, signAccess } from './tokens.ts'

/** When a refresh token given now ends. */
export const expiry = () => new Date(now().getTime() + refreshDays * 86_400_000)

/** Both tokens of a sign-in. A refresh token names its session, so that its reuse can end it. */
export const tokensOf = (sid: string, person: { _id: string; county: string }, secret: string) => ({
  accessToken: signAccess({ sub: person._id, sid, county: person.county }),
  refreshToken: `${sid}.${secret}`,
})

/** Signs a person in: a new family of refresh tokens, 30 days each. */
export const startSession = async (person: Person): Promise<Session> => {
  const sid = newSecret()
  const secret = newSecret()
  await SessionModel.create({ _id: sid, person: person._id, county: person.county, secretHash: hashSecret(secret), pastHashes: [], expiresAt: expiry() })
  return { person: await viewPerson(person), ...tokensOf(sid, person, secret) }
}
