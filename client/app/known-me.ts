import type { Me } from '@contract/people.ts'
import { getMe } from '../lib/api.ts'
import { lastKnown, orLastKnown } from '../lib/last-known.ts'
import { holderOf, readTokens } from '../lib/tokens.ts'

/** The person signed in on this device as the server described them last; null when it never did. */
export function knownMe(): Me | null {
  const tokens = readTokens()
  const known = lastKnown('me') as Me | null
  return tokens && known?.person.id === holderOf(tokens) ? known : null
}

/** Asks who is signed in; answers `before` itself where nothing is new, so that nothing is drawn anew. */
export async function askWho(before: Me | null): Promise<Me> {
  const answer = await orLastKnown('me', getMe)
  return before && JSON.stringify(answer) === JSON.stringify(before) ? before : answer
}
