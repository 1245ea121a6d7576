import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { buildCounty, nextPhone, type County } from '../support/county.ts'
import { buildOrder } from '../support/orders.ts'
import { address } from '../support/program.ts'
import { focusAt } from './board-acts.ts'
import { openBrowser, phone } from './browser.ts'
import { visitAs } from './visit-as.ts'

// What a form lacks, and what the server refuses in it, is said at the field; the keyboard goes to the first of them.
describe('forms that are refused', function () {
  this.timeout(60_000)
  const errors: string[] = []
  let county: County
  let browser: Browser
  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
  })
  after(() => browser.close())

  const said = (page: Page, testid: string) =>
    page.evaluate(
      `document.getElementById(document.querySelector('[data-testid=${testid}]').closest('[aria-describedby]').getAttribute('aria-describedby')).innerText`,
    )

  it('a need without words: first the category, then the title', async () => {
    const page = await visitAs(browser, { who: county.resident, path: '/post', viewport: phone, errors })
    await page.getByTestId('post-submit').click()
    await page.locator('.menu input:focus').waitFor()
    expect(await page.locator('.menu').getAttribute('aria-describedby')).not.to.equal(null)
    await page.locator('.menu [data-testid^=category-][aria-pressed]').first().click()
    await page.getByTestId('post-submit').click()
    await focusAt(page, 'post-title')
    expect(await said(page, 'post-title')).to.equal('请用一句话说清楚')
    await page.context().close()
  })

  it('a rating without stars: first the stars, then whether it was solved', async () => {
    const { id } = await buildOrder(county, { at: 'served' })
    const page = await visitAs(browser, { who: county.resident, path: `/orders/${id}`, viewport: phone, errors })
    await page.getByTestId('action-rate').click()
    await page.getByTestId('action-submit').click()
    await focusAt(page, 'stars-1')
    await page.getByTestId('stars-4').check({ force: true })
    await page.getByTestId('action-submit').click()
    await focusAt(page, 'solved-yes')
    expect(await said(page, 'solved-yes')).not.to.equal('')
    await page.context().close()
  })

  it('what the server refuses is said at its field, at every try', async () => {
    const page = await (await browser.newContext({ viewport: phone, locale: 'zh-CN', serviceWorkers: 'block' })).newPage()
    await page.goto(`${address()}/sign-in`)
    await page.getByTestId('register-switch').click()
    await page.getByTestId('register-name').fill('测新人')
    await page.getByTestId('register-phone').fill(nextPhone())
    await page.getByTestId('register-password').fill('short')
    for (let tries = 0; tries < 2; tries++) {
      await page.getByTestId('register-submit').focus()
      await page.keyboard.press('Enter')
      await focusAt(page, 'register-password')
      expect(await said(page, 'register-password')).to.match(/10/)
    }
    expect(errors).to.eql([])
  })
})
