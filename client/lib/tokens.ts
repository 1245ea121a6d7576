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

/** Calls back when another tab signs out, or signs in as somebody else. */
export function onOtherPerson(then: () => void): void {
  window.addEventListener('storage', ({ key, oldValue, newValue }) => {
    if (key === PLACE && oldValue && whose(oldValue) !== whose(newValue)) then()
  })
}

/** The id of the person these tokens were given to. */
export function holderOf({ accessToken }: Tokens): string {
  return claimsOf(accessToken).sub
}

function whose(kept: string | null): string | null {
  return kept && holderOf(JSON.parse(kept) as Tokens)
}

/** When the access token ends, in milliseconds since 1970 by the server's clock. */
export function endOf(accessToken: string): number {
  return claimsOf(accessToken).exp * 1000
}

function claimsOf(accessToken: string): { sub: string; exp: number } {
  const claims = accessToken.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')
  return JSON.parse(atob(claims)) as { sub: string; exp: number }
}
