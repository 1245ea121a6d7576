import type { Browser, BrowserContextOptions } from 'playwright-core'
import { PersonModel } from '../../server/people/person.model.ts'
import { startSession } from '../../server/sessions/start-session.ts'
import type { Someone } from '../support/county.ts'
import { address } from '../support/program.ts'

type Visit = {
  who: Someone
  path: string
  viewport: { width: number; height: number }
  errors: string[]
  url?: string
  script?: string
  deaf?: boolean
  options?: BrowserContextOptions
}

/** What a browser keeps of someone who signed in on it, at this address of the program. */
export const signedIn = async (who: Someone, url: string) => {
  const person = await PersonModel.findById(who.id).orFail().lean()
  const { accessToken, refreshToken } = await startSession(person)
  const localStorage = [{ name: 'liudan.session', value: JSON.stringify({ accessToken, refreshToken }) }]
  return { cookies: [], origins: [{ origin: new URL(url).origin, localStorage }] }
}

/** A page of the running program as one of a county's people sees it, in a context of its own; what goes wrong in it is added to `errors`; `script` runs before it; one that is `deaf` hears nothing live. */
export const visitAs = async (browser: Browser, { who, path, viewport, errors, url = address(), script, deaf, options }: Visit) => {
  const storageState = await signedIn(who, url)
  const page = await (
    await browser.newContext({ viewport, locale: 'zh-CN', acceptDownloads: true, serviceWorkers: 'block', storageState, ...options })
  ).newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  if (deaf) await page.routeWebSocket('**/socket.io/**', (socket) => socket.close())
  if (deaf) await page.route('**/socket.io/**', (route) => route.abort())
  if (script) await page.addInitScript(script)
  await page.goto(url + path)
  return page
}
