import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { buildCounty, password, type County } from '../support/county.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { address } from '../support/program.ts'
import { openBrowser, phone } from './browser.ts'

// What anyone finds without signing in, and how an order comes there.

describe('public pages', function () {
  this.timeout(120_000)
  let browser: Browser
  let county: County
  let page: Page
  let order: string
  const errors: string[] = []

  before(async () => {
    county = await buildCounty()
    order = (await buildOrder(county, { at: 'served' })).id
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: phone, locale: 'zh-CN', acceptDownloads: true })).newPage()
    page.on('pageerror', (error) => errors.push(error.message))
  })
  after(() => browser.close())

  const open = (path: string) => page.goto(address() + path)
  const fits = () => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')
  const violations = async () => (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()).violations
  const shown = () => page.getByTestId('shown-order')

  it('the root is the welcome, whose one red button leads on to 我要办事 by way of signing in', async () => {
    await open('/')
    await page.waitForURL(/\/welcome$/)
    await page.getByTestId('welcome-act').click()
    await page.waitForURL(/\/sign-in\?next=\/post$/)
  })

  it('consent is given with the rating, and the order is on show', async () => {
    const own = await (await browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage()
    await own.goto(`${address()}/sign-in?next=/orders/${order}`)
    await own.getByTestId('sign-in-phone').fill(county.resident.phone)
    await own.getByTestId('sign-in-password').fill(password)
    await own.getByTestId('sign-in-submit').click()
    await own.getByTestId('action-rate').click()
    await own.getByTestId('stars-5').check()
    await own.getByTestId('solved-yes').check()
    await own.getByTestId('consent').check()
    await own.getByTestId('action-submit').click()
    await own.getByTestId('order-published').waitFor()
    await open(`/showcase?county=${county.code}`)
    await shown().first().waitFor()
    expect(await shown().first().innerText())
      .to.include('上门理发')
      .and.to.include('已解决')
    const width = await shown()
      .locator('img')
      .first()
      .evaluate(async (image) => {
        const picture = image as unknown as { decode: () => Promise<void>; naturalWidth: number }
        await picture.decode()
        return picture.naturalWidth
      })
    expect(width).to.be.above(0)
    await own.getByTestId('action-unpublish').click()
    await own.getByTestId('action-submit').click()
    await own.getByTestId('order-published').waitFor({ state: 'detached' })
    await page.reload()
    await page.getByTestId('empty-state').waitFor()
    await own.context().close()
    await granted(act(county.resident, order, 'publish', { publish: true }))
  })

  it('figures come as bars, as a table and as a file', async () => {
    await open(`/figures?county=${county.code}`)
    await page.getByTestId('by-category').locator('tbody tr').first().waitFor()
    expect(await page.getByTestId('by-category').locator('tbody').innerText()).to.match(/助老服务\s+<5\s+<5\s+不公开/)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('by-month-csv').click()])
    expect(file.suggestedFilename()).to.match(/按月-\d{4}-\d\d-\d{4}-\d\d\.csv$/)
  })

  it('every one of them meets WCAG 2.2 AA and fits a phone in English with large type too', async () => {
    await page.evaluate("localStorage.setItem('liudan.language', 'en'); localStorage.setItem('liudan.care', 'on')")
    for (const path of ['/welcome', `/showcase?county=${county.code}`, `/figures?county=${county.code}`, '/check']) {
      await open(path)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      expect([path, await fits(), (await violations()).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).to.eql([path, true, []])
    }
    expect(errors).to.eql([])
  })
})
