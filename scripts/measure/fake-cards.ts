import type { Page, Route } from 'playwright-core'
import type { Card } from '../../server/contract/live.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const handshake = `0${JSON.stringify({ sid: 'measured', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1_000_000 })}`
const everyMs = 500
const separator = '\x1e'

/** Answers a page's socket from here, over HTTP polling: `perSecond` cards of `next` from when the page listens, until `stop`. */
export const fakeCards = async (page: Page, perSecond: number, next: () => Card) => {
  let turn = 0
  let isOver = false
  const batch = () => Array.from({ length: (perSecond * everyMs) / 1000 }, () => `42${JSON.stringify(['order', next()])}`)

  const answer = async (route: Route) => {
    const request = route.request()
    const say = (body: string) => route.fulfill({ contentType: 'text/plain; charset=UTF-8', body })
    if (request.method() === 'POST') return say('ok')
    if (!request.url().includes('sid=')) return say(handshake)
    if (turn++ === 0) return say('40{"sid":"measured"}')
    await pause(everyMs)
    // Once it is over the page is about to close: what it still asks for may be gone.
    if (!isOver) return say(['2', ...batch()].join(separator)).catch((error: unknown) => isOver || Promise.reject(error))
    return route.abort()
  }

  await page.route(/\/socket\.io\//, answer)
  return { stop: () => (isOver = true) }
}
