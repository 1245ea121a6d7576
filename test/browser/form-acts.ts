import type { Browser, Page } from 'playwright-core'
import { password, type Someone } from '../support/county.ts'
import { address } from '../support/program.ts'
import { phone } from './browser.ts'

/** Fills in the form where one signs in, and goes on to what comes after it. */
export const fillSignIn = async (page: Page, who: Someone) => {
  await page.getByTestId('sign-in-phone').fill(who.phone)
  await page.getByTestId('sign-in-password').fill(password)
  await page.getByTestId('sign-in-submit').click()
  await page.waitForURL((at) => at.pathname !== '/sign-in')
}

type SignIn = { who: Someone; errors: string[]; viewport?: typeof phone; path?: string }

/** A browser context of one's own, from the form where one signs in on to `path`; what goes wrong in it is added to `errors`. */
export const signInByForm = async (browser: Browser, { who, errors, viewport = phone, path = '/' }: SignIn) => {
  const page = await (await browser.newContext({ viewport, locale: 'zh-CN', acceptDownloads: true, serviceWorkers: 'block' })).newPage()
  page.setDefaultTimeout(12_000)
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${address()}/sign-in?next=${path}`)
  await fillSignIn(page, who)
  return page
}

/** Takes an action on the page and waits until its form is gone. */
export const take = async (page: Page, action: string, prepare: () => Promise<unknown> = async () => {}) => {
  await page.getByTestId(`action-${action}`).first().click()
  await page.getByTestId('action-submit').waitFor()
  await prepare()
  await page.getByTestId('action-submit').click()
  await page.getByTestId('action-submit').waitFor({ state: 'detached' })
}

/** Waits until the order on the page stands at a status. */
export const stands = (page: Page, status: string) => page.locator(`[data-testid="order-detail"][data-status="${status}"]`).waitFor()

/** Signs out by the page about oneself. */
export const leave = async (page: Page) => {
  await page.getByTestId('nav-me').click()
  await page.getByTestId('sign-out').click()
  await page.waitForURL((at) => at.pathname === '/sign-in')
  await page.context().close()
}
