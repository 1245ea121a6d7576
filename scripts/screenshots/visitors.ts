import { EventEmitter, once } from 'node:events'
import type { Browser, ConsoleMessage, Page } from 'playwright-core'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { inPage } from './look-over.ts'
import { phoneOf } from './people.ts'
import type { Who } from './rows.ts'

// One context for each person, signed in once and used for all their pages.

export type Visitor = {
  page: Page
  /** What the page reported as errors since it was last asked. */
  errors: string[]
  /** Resolves when nothing is being fetched any more and it is drawn; what is `held` back is not waited for. */
  settled: (held?: RegExp) => Promise<void>
}

const isFile = (url: string) => !url.includes('/socket.io/')
export const pathOf = (url: string) => {
  const { pathname, search } = new URL(url)
  return pathname.replace('/api/v1', '') + search
}

const watch = (page: Page): Visitor['settled'] => {
  const pending = new Set<string>()
  const ended = new EventEmitter()
  const end = (url: string) => {
    pending.delete(url)
    ended.emit('end')
  }
  page.on('request', (request) => isFile(request.url()) && pending.add(request.url()))
  page.on('requestfinished', (request) => end(request.url()))
  page.on('requestfailed', (request) => end(request.url()))
  return async (held) => {
    const quiet = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(isQuiet(${JSON.stringify(held?.source ?? '')}))))))`
    const isBusy = () => [...pending].some((url) => !held?.test(pathOf(url)))
    do {
      while (isBusy()) await once(ended, 'end')
    } while (!(await page.evaluate<boolean>(quiet)) || isBusy())
  }
}

// A context without service workers says so to each page that asks for one.
const isFault = (message: ConsoleMessage) => ['error', 'warning'].includes(message.type()) && !message.text().startsWith('Service Worker registration blocked')

const newVisitor = async (browser: Browser, url: string, who: Who): Promise<Visitor> => {
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce', serviceWorkers: 'block' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => isFault(message) && errors.push(`${message.text()} ${message.location().url}`.trim()))
  await page.addInitScript({ path: inPage })
  const settled = watch(page)
  await page.goto(`${url}/check`)
  if (who !== 'nobody') {
    const answer = await context.request.post(`${url}/api/v1/auth/login`, { data: { phone: phoneOf(who), password: demoPassword } })
    const { accessToken, refreshToken } = (await answer.json()) as { accessToken: string; refreshToken: string }
    await page.evaluate(`localStorage.setItem('liudan.session', ${JSON.stringify(JSON.stringify({ accessToken, refreshToken }))})`)
  }
  return { page, errors, settled }
}

/** Gives each person's visitor, the same one each time. */
export const visitorsOf = (browser: Browser, url: string) => {
  const known = new Map<Who, Promise<Visitor>>()
  return (who: Who) => {
    if (!known.has(who)) known.set(who, newVisitor(browser, url, who))
    return known.get(who)!
  }
}
