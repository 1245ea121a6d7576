import { noteServerTime, serverNow } from './clock.ts'
import { language, words } from './language.ts'
import { inOneTab } from './one-tab.ts'
import { asProblem, Problem, unreachable } from './problem.ts'
import { untilServed } from './repeat.ts'
import { endOf, holderOf, keepTokens, readTokens, type Tokens } from './tokens.ts'

export type Query = Record<string, string | number | string[] | undefined>
export type Sending = { query?: Query; body?: unknown; key?: string }

const RENEWAL = 'liudan.renew'
const SOON_MS = 60_000
const AGAIN_MS = 1000
const underway = new Set<Promise<Response>>()
let renewing: Promise<boolean> | null = null
let whenEnded = (): void => {}

/** Registers what happens when the server renews the session no more; who signs out themselves is not told so. */
export function onSessionEnd(then: () => void): void {
  whenEnded = then
}

/** Resolves when all that is being asked for now has been answered, or could not be. */
export const allAnswered = () => Promise.allSettled(underway)

/** One call of the contract. Renews the session once when it has run out; throws a Problem when refused or unanswered. */
export async function call<T>(method: string, path: string, sending: Sending = {}): Promise<T> {
  return read<T>(await answer(method, path, sending), path)
}

/** Fetches a file as `call` fetches its JSON; throws a Problem alike. */
export async function callFile(path: string, query: Query = {}): Promise<Blob> {
  const response = await answer('GET', path, { query })
  if (!response.ok) await read(response, path)
  return response.blob().catch(() => Promise.reject(unreachable(path, words('problem.unreachable'))))
}

// Refused for the password, or ending the session itself: there is nothing to renew.
const isFinal = (path: string) => ['/auth/login', '/auth/password', '/auth/logout'].includes(path)

async function answer(method: string, path: string, sending: Sending): Promise<Response> {
  const tokens = readTokens()
  const response = await ask(method, path, sending, tokens)
  if (response.status !== 401 || !tokens || isFinal(path) || !(await renewSession(tokens))) return response
  const renewed = readTokens()
  // What one person asked is never asked again as the next.
  return renewed && holderOf(renewed) === holderOf(tokens) ? ask(method, path, sending, renewed) : response
}

/** What is read, or acts once under its key, waits for a server that is away. */
function ask(method: string, path: string, sending: Sending, tokens: Tokens | null): Promise<Response> {
  const asked = () => send(method, path, sending, tokens)
  const whose = (kept: Tokens | null) => kept && holderOf(kept)
  return method === 'GET' || sending.key ? untilServed(asked, () => whose(readTokens()) === whose(tokens)) : asked()
}

/** Exchanges the refresh token, once for all who ask at the same time, in all tabs: a token spent twice ends the session. */
export async function renewSession(stale: Tokens): Promise<boolean> {
  renewing ??= inOneTab(RENEWAL, () => exchange(stale)).finally(() => (renewing = null))
  return renewing
}

/**
 * Keeps what a call that ends the session answers, a new pair or none: who would renew meanwhile waits, and finds it. What has run out is renewed first.
 * An answer that is lost is asked for a few times more before anybody renews; throws the Problem of the last.
 */
export async function renewBy(ask: () => Promise<Tokens | null>): Promise<void> {
  const tokens = readTokens()
  if (tokens && endOf(tokens.accessToken) - serverNow() < SOON_MS) await renewSession(tokens)
  await inOneTab(RENEWAL, async () => keepTokens(await untilAnswered(ask)))
}

// The answer is lost, or the server is still at it.
const isPending = (code: string) => ['client.unreachable', 'idempotency.in-progress'].includes(code)

async function untilAnswered<T>(ask: () => Promise<T>, tries = 4): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (tries === 1 || !isPending(asProblem(error).body.code)) throw error
    await new Promise((then) => setTimeout(then, AGAIN_MS))
    return untilAnswered(ask, tries - 1)
  }
}

async function exchange(stale: Tokens): Promise<boolean> {
  const kept = readTokens()
  if (!kept) return false
  if (kept.accessToken !== stale.accessToken) return true
  const response = await send('POST', '/auth/refresh', { body: { refreshToken: kept.refreshToken } }, null)
  if (response.status >= 500 || response.status === 429) return false
  keepTokens(response.ok ? await read<Tokens>(response, '/auth/refresh') : null)
  if (!response.ok) whenEnded()
  return response.ok
}

async function send(method: string, path: string, { query, body, key }: Sending, tokens: Tokens | null): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language.value })
  if (tokens) headers.set('Authorization', `Bearer ${tokens.accessToken}`)
  if (key) headers.set('Idempotency-Key', key)
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json')
  const asked = fetch(`/api/v1${path}${search(query)}`, { method, headers, body: isForm ? body : body === undefined ? null : JSON.stringify(body) })
  underway.add(asked)
  try {
    const response = await asked
    noteServerTime(response.headers.get('date'))
    return response
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw unreachable(path, words('problem.unreachable'))
  } finally {
    underway.delete(asked)
  }
}

async function read<T>(response: Response, path: string): Promise<T> {
  if (response.status === 204) return undefined as T
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  if (!isJson) throw unreachable(path, words('problem.unreachable'))
  const body: unknown = await response.json().catch(() => Promise.reject(unreachable(path, words('problem.unreachable'))))
  if (!response.ok) throw new Problem(body as Problem['body'])
  return body as T
}

function search(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, String(one)]))
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}
