import type { Browser, BrowserContextOptions } from 'playwright-core'
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

/** A page of the running program as one of a county's people sees it, in a context of its own; what goes wrong in it is added to `errors`; `script` runs before it; one that is `deaf` hears nothing live. */
export const visitAs = async (browser: Browser, { who, path, viewport, errors, url = address(), script, deaf, options }: Visit) => {
  const page = await (await browser.newContext({ viewport, locale: 'zh-CN', acceptDownloads: true, serviceWorkers: 'block', ...options })).newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  const kept = JSON.stringify({ accessToken: who.token, refreshToken: 'none' })
  await page.addInitScript(`localStorage.setItem('liudan.session', ${JSON.stringify(kept)})`)
  if (deaf) await page.routeWebSocket('**/socket.io/**', (socket) => socket.close())
  if (deaf) await page.route('**/socket.io/**', (route) => route.abort())
  if (script) await page.addInitScript(script)
  await page.goto(url + path)
  return page
}
