import type { Page, Route } from 'playwright-core'
import { pathOf } from './visitors.ts'

// The states of a page that its answers make, made on the way from the server: the page itself runs as it is.

export type State = 'full' | 'empty' | 'loading' | 'failed' | 'offline' | 'long words'

const longTitle = '家里老人卧床多年需要每周上门理发洗澡并陪同到县医院复查取药办理慢性病手续Hydrochlorothiazide与说明书'
const longName = '阿卜杜热合曼·买买提艾力·Wolfeschlegelsteinhausenbergerdorff'
const longText = `${longTitle}。${'请尽量安排上午来，家里有狗，按门铃没有人应的时候打电话。'.repeat(4)}https://example.org/very/long/address/without/any/place/to/break/it/anywhere/at/all`
const longer: Record<string, string> = { title: longTitle, name: longName, address: longTitle, activity: longTitle }
for (const key of ['description', 'text', 'body', 'opinion', 'summary', 'reason', 'comment', 'note', 'content', 'purpose']) longer[key] = longText

/** An answer with every title, name and text as long as they may become. */
const lengthen = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lengthen)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typeof inner === 'string' && inner ? (longer[key] ?? inner) : lengthen(inner)]))
}

// There are six steps however little happens, and of nothing there is no mean.
const standing = new Set(['flow', 'steps'])
const ofNothing = new Set(['nextCursor', 'share', 'mean'])

const emptyAt = (key: string, value: unknown): unknown => {
  if (ofNothing.has(key)) return null
  if (Array.isArray(value)) return standing.has(key) ? value.map(empty) : []
  return typeof value === 'number' ? 0 : empty(value)
}

const empty = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptyAt(key, inner)]))
}

const changed = (change: (body: unknown) => unknown) => async (route: Route) => {
  const response = await route.fetch()
  const isJson = /json/.test(response.headers()['content-type'] ?? '')
  await (isJson ? route.fulfill({ response, json: change(await response.json()) }) : route.fulfill({ response }))
}

const failed = (route: Route) => {
  const detail = '服务器出了意外，编号 3f1c；请稍后再试，或把编号告诉管理员。'
  const body = JSON.stringify({ type: '/problems/internal', title: detail, status: 500, detail, instance: '', code: 'internal' })
  return route.fulfill({ status: 500, contentType: 'application/problem+json', body })
}

const answers: Record<Exclude<State, 'full'>, (route: Route) => Promise<void> | void> = {
  empty: changed(empty),
  loading: () => {},
  failed,
  offline: (route) => route.abort('internetdisconnected'),
  'long words': changed(lengthen),
}

/** Brings the page's answers into a state until the next call; `reads` says which of them. */
export const setState = async (page: Page, state: State, reads: RegExp | undefined) => {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  if (state === 'full') return
  const concerns = (url: URL) => url.pathname.startsWith('/api/v1/') && (state === 'long words' || reads!.test(pathOf(url.href)))
  await page.route(concerns, (route) => (route.request().method() === 'GET' ? answers[state](route) : route.continue()))
}

export const statesOf = (reads: RegExp | undefined): State[] => (reads ? ['full', 'empty', 'loading', 'failed', 'offline', 'long words'] : ['full'])
