export type Tokens = { accessToken: string; refreshToken: string }

const PLACE = 'liudan.session'

/** The pair kept on this device, or null when nobody is signed in. Read afresh each time: another tab may have renewed it. */
export function readTokens(): Tokens | null {
  const kept = localStorage.getItem(PLACE)
  return kept ? (JSON.parse(kept) as Tokens) : null
}

/** Keeps a pair; null forgets it. */
export function keepTokens(tokens: Tokens | null): void {
  if (!tokens) return localStorage.removeItem(PLACE)
  localStorage.setItem(PLACE, JSON.stringify({ accessToken: tokens.accessToken, refreshToken: tokens.refreshToken }))
}

/** When the access token ends, in milliseconds since 1970 by the server's clock. */
export function endOf(accessToken: string): number {
  const claims = accessToken.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')
  return (JSON.parse(atob(claims)) as { exp: number }).exp * 1000
}
