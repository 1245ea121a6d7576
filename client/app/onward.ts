/** Where someone was going before they were asked to sign in; only ever a page of this client. */
export function onward(next: unknown): string {
  return typeof next === 'string' && /^\/(?!\/)/.test(next) ? next : '/'
}
