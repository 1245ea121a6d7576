import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'

export const phone = { width: 390, height: 844 }
export const desk = { width: 1440, height: 900 }

export { openBrowser } from '../../scripts/chromium.ts'

/** What the page of one signed-in person reported as errors; a test ends by expecting none. */
export type Visitor = { page: Page; errors: string[] }

/** The same in a context that is there already. */
export const signInHere = async (context: BrowserContext, url: string, account: string): Promise<Visitor> => {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(`${url}/sign-in`)
  await page.getByTestId(`demo-${account}`).click()
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'))
  return { page, errors }
}

/** A browser context of its own, signed in by one tap on a demo account. Only what is about a dead network needs the service worker. */
export const signIn = async (browser: Browser, url: string, account: string, viewport = phone): Promise<Visitor> =>
  signInHere(await browser.newContext({ viewport, locale: 'zh-CN', serviceWorkers: 'block' }), url, account)

/** Fills the fields of an open form by their names. */
export const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [field, text] of Object.entries(fields)) await page.getByTestId(`field-${field}`).fill(text)
}

/** Holds back what a page asks for at an address; answers how to let it through. */
export const hold = async (page: Page, what: string) => {
  let letThrough = () => {}
  const isLet = new Promise<void>((then) => (letThrough = then))
  await page.route(what, async (route) => (await isLet, route.continue()))
  return () => letThrough()
}

/** A picture to be chosen from a phone. */
export const somePhoto = async () => {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2f7d4f' } })
    .jpeg()
    .toBuffer()
  return { name: '完成.jpg', mimeType: 'image/jpeg', buffer }
}
