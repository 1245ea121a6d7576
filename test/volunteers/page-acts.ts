import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { desk, phone } from '../browser/browser.ts'

const pictures = '.local/screenshots'

/** Registers by the API what would take a page of its own to fill in. */
export const apply = async (url: string, account: string, body: object) => {
  const post = (path: string, sent: object, headers = {}) =>
    fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(sent) })
  const { accessToken } = (await (await post('/auth/login', { phone: account, password: demoPassword })).json()) as { accessToken: string }
  expect((await post('/me/volunteer', body, { Authorization: `Bearer ${accessToken}` })).status).to.equal(201)
}

/** Keeps a picture of a page on a phone and at a desk, where nothing may be wider than the screen. */
export const keep = async (page: Page, name: string) => {
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    await page.setViewportSize(viewport)
    const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
    expect(wide, `${name} is too wide for a ${size}`).to.equal(false)
    await page.screenshot({ path: `${pictures}/volunteer-${name}-${size}.png`, fullPage: true })
  }
}

/** Fills in who answers for a minor. */
export const fillGuardian = async (page: Page) => {
  for (const [part, text] of Object.entries({ name: '冯家长', phone: '13800003333', relation: '母亲' })) await page.getByTestId(`guardian-${part}`).fill(text)
}

/** Taps on through the three steps of the form. */
export const goThrough = async (page: Page) => {
  for (let step = 0; step < 3; step++) await page.getByTestId('volunteer-on').click()
}
