import { randomUUID } from 'node:crypto'
import type { ProblemBody } from '../../server/contract/problems.ts'

export type Refusal = { ok: false; body: ProblemBody }
export type Answer<T> = { ok: true; body: T } | Refusal

/** One person's way to the API, by their own access token. */
export type Caller = {
  /** Reads; throws unless the answer is 2xx. */
  get: <T>(path: string) => Promise<T>
  /** Posts JSON or a form under a key, one of its own unless given; answers whatever the server says. */
  post: <T>(path: string, body?: object, key?: string) => Promise<Answer<T>>
}

// Too many requests, or a server that is busy or ends: the same request again, under its key.
const later = [429, 503]

const send = async (address: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(address, init)
  const pause = Number(response.headers.get('Retry-After'))
  if (!later.includes(response.status) || !pause) return response
  await new Promise((resolve) => setTimeout(resolve, pause * 1000))
  return send(address, init)
}

const read = async <T>(response: Response): Promise<Answer<T>> => {
  const text = await response.text()
  const body = JSON.parse(text) as T & ProblemBody
  return response.ok ? { ok: true, body } : { ok: false, body }
}

/** What to say of an answer that should not have come. */
export const describe = (what: string, { body: { status, code, detail, errors = [] } }: Refusal) =>
  `${what}: ${status} ${code} ${errors.map((error) => `${error.pointer} ${error.detail}`).join('; ') || detail}`

/** Calls the API at `url` with a token; asked to wait (429, 503), it waits as long as it is told. */
export const callerFor = (url: string, token = ''): Caller => {
  const headers = { 'Accept-Language': 'en', ...(token && { Authorization: `Bearer ${token}` }) }
  return {
    get: async <T>(path: string) => {
      const answer = await read<T>(await send(`${url}/api/v1${path}`, { headers }))
      if (!answer.ok) throw new Error(describe(`GET ${path}`, answer))
      return answer.body
    },
    post: async <T>(path: string, body: object = {}, key: string = randomUUID()) => {
      const content = body instanceof FormData ? { body } : { body: JSON.stringify(body), type: { 'Content-Type': 'application/json' } }
      return read<T>(
        await send(`${url}/api/v1${path}`, { method: 'POST', body: content.body, headers: { ...headers, ...content.type, 'Idempotency-Key': key } }),
      )
    },
  }
}
