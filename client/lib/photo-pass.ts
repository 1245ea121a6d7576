import { renewSession } from './http.ts'
import { readTokens } from './tokens.ts'

const QUIET_MS = 60_000
let renewed: Promise<boolean> | null = null

/** Renews the cookie that opens pictures, once for all the pictures that fail within a minute; answers whether to try again. */
export function renewPhotoPass(): Promise<boolean> {
  const tokens = readTokens()
  if (!tokens) return Promise.resolve(false)
  renewed ??= renewSession(tokens)
    .catch(() => false)
    .finally(() => setTimeout(() => (renewed = null), QUIET_MS))
  return renewed
}
