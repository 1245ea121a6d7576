import { randomUUID } from 'node:crypto'
import type { OrderView } from '../../server/contract/orders.ts'
import type { Chain } from '../bench/chains.ts'
import type { Person } from '../simulate/person.ts'

// A county at work: each session takes needs from the post to the claim, one request after the other, on any of the servers.

/** Every order that was acknowledged, with its acknowledged actions in their order. */
export type Acknowledged = Map<string, string[]>

/** `refused`: only a request whose connection was refused is sent again, elsewhere; `any`: whatever has no answer or a 503 is sent again under its key. */
export type Patience = 'refused' | 'any'

export type Load = {
  acknowledged: Acknowledged
  /** Requests that failed for good, in words. */
  failures: string[]
  /** When each acknowledgement came, in milliseconds. */
  answeredAt: number[]
  /** Lets the sessions finish the order they are at; resolves when all have. */
  end: () => Promise<void>
}

type Asked = { path: string; who: Person; body: object }

const pauseMs = 100
const patienceMs = 60_000

const moves = [
  { action: 'collect', who: 'worker', body: {} },
  { action: 'report', who: 'clerk', body: { opinion: '情况属实,请协调服务队。' } },
  { action: 'claim', who: 'officer', body: {} },
] as const

const causeOf = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code ?? String(error)

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))

const send = (url: string, { path, who, body }: Asked, key: string) =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, Authorization: `Bearer ${who.token}` },
    signal: AbortSignal.timeout(patienceMs),
  })

/** One request until it is answered; each try goes to the next server. Throws what must not be tried again. */
const insist = async (urls: string[], asked: Asked, patience: Patience): Promise<OrderView> => {
  const key = randomUUID()
  const until = Date.now() + patienceMs
  for (let n = Math.floor(Math.random() * urls.length); ; n++) {
    try {
      const response = await send(urls[n % urls.length]!, asked, key)
      const text = await response.text()
      if (response.ok) return JSON.parse(text) as OrderView
      if (patience === 'refused' || response.status !== 503 || Date.now() > until) throw new Error(`${asked.path}: ${response.status} ${text}`)
    } catch (error) {
      const cause = causeOf(error)
      const again = cause === 'ECONNREFUSED' || (patience === 'any' && error instanceof TypeError)
      if (!again || Date.now() > until) throw new Error(`${asked.path}: ${cause}`, { cause: error })
    }
    await pause()
  }
}

/** Keeps `chains.length` sessions busy on these servers until ended. */
export const startLoad = (urls: string[], chains: Chain[], patience: Patience): Load => {
  const load: Load = { acknowledged: new Map(), failures: [], answeredAt: [], end: async () => {} }
  let going = true

  const ask = async (asked: Asked) => {
    const answer = await insist(urls, asked, patience)
    load.answeredAt.push(Date.now())
    return answer
  }
  const oneNeed = async (chain: Chain, n: number) => {
    const { id } = await ask({ path: '/orders', who: chain.resident, body: { title: '上门理发', category: '助老服务', address: `${n}号` } })
    const done = ['post']
    load.acknowledged.set(id, done)
    for (const { action, who, body } of moves) {
      await ask({ path: `/orders/${id}/actions/${action}`, who: chain[who], body })
      done.push(action)
    }
  }
  const session = async (chain: Chain) => {
    for (let n = 1; going; n++) await oneNeed(chain, n).catch((error: Error) => void load.failures.push(error.message))
  }
  const sessions = chains.map(session)
  load.end = async () => {
    going = false
    await Promise.all(sessions)
  }
  return load
}
