import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { buildCounty, type County } from '../support/county.ts'
import { act, granted } from '../support/orders.ts'
import { address } from '../support/program.ts'
import { fill, openBrowser } from './browser.ts'
import { fillSignIn, stands, take } from './form-acts.ts'

// From the welcome to done on a narrow phone: in English, and in care mode.

const narrow = { width: 360, height: 780 }
// Names and categories are the county's own words, in whatever language it has them.
const own = /测\S*|助老服务|应急救援/g
const strange = `[...document.querySelectorAll('body *')].flatMap((element) => [...element.childNodes]).filter((node) => node.nodeType === 3 && node.parentElement.checkVisibility()).map((node) => node.data.replace(${String(own)}, '')).filter((text) => /\\p{Script=Han}/u.test(text))`

describe('journeys', function () {
  this.timeout(90_000)
  let browser: Browser
  let county: County
  const errors: string[] = []

  const welcome = async () => {
    const page = await (await browser.newContext({ viewport: narrow, locale: 'zh-CN', serviceWorkers: 'block' })).newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(address())
    return page
  }
  const post = async (page: Page, title: string) => {
    await page.getByTestId('category-助老服务').click()
    await page.getByTestId('post-title').fill(title)
    await page.getByTestId('post-address').fill('3-1-101')
    await page.getByTestId('post-submit').click()
    await page.getByTestId('order-detail').waitFor()
    return new URL(page.url()).pathname.split('/').at(-1)!
  }
  const fits = async (page: Page) => {
    const [inner, outer] = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
    expect(inner, page.url()).to.equal(outer)
  }
  const isEnglish = async (page: Page) => {
    await fits(page)
    expect(await page.evaluate<string[]>(strange), page.url()).to.eql([])
  }

  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
  })
  after(() => browser.close())

  it('in English: a resident posts, the grid worker settles it, the resident rates it; no word of it is Chinese', async () => {
    const [resident, worker] = [await welcome(), await welcome()]
    for (const page of [resident, worker]) await page.getByTestId('language-switch').click()
    await resident.getByTestId('welcome-act').click()
    await fillSignIn(resident, county.resident)
    const id = await post(resident, 'The light on the stairs is out')
    await resident.getByTestId('order-status').getByText('To collect').waitFor()
    await isEnglish(resident)
    await worker.getByTestId('welcome-sign-in').click()
    await fillSignIn(worker, county.worker)
    await worker.getByTestId('nav-todo').click()
    await worker.getByTestId('order-list').getByText('The light on the stairs is out').click()
    await stands(worker, 'posted')
    await isEnglish(worker)
    await take(worker, 'collect')
    await stands(worker, 'collected')
    await take(worker, 'settle', () => fill(worker, { summary: 'A new bulb is in.' }))
    await stands(worker, 'served')
    await stands(resident, 'served')
    await take(resident, 'rate', async () => {
      await resident.getByTestId('stars-5').check()
      await resident.getByTestId('solved-yes').check()
    })
    await stands(resident, 'rated')
    await isEnglish(resident)
    expect(new URL(resident.url()).pathname).to.equal(`/orders/${id}`)
    for (const page of [resident, worker]) await page.context().close()
  })

  it('in care mode from the welcome on: large type, one column, the latest first and the rest by a tap', async () => {
    const page = await welcome()
    await page.getByTestId('welcome-care').click()
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).to.equal('21.6px')
    await fits(page)
    await page.getByTestId('welcome-act').click()
    await fillSignIn(page, county.resident)
    const id = await post(page, '帮母亲理发')
    await granted(act(county.worker, id, 'collect'))
    await granted(act(county.clerk, id, 'report', { opinion: '情况属实。' }))
    await stands(page, 'reported')
    const items = page.getByTestId('timeline').locator('li')
    await page.getByTestId('timeline-whole').waitFor()
    expect(await items.count()).to.equal(2)
    await page.getByTestId('timeline-whole').click()
    await items.nth(2).waitFor()
    await page.getByTestId('step-rate').getByText('未到').first().waitFor()
    await take(page, 'cancel', () => fill(page, { reason: '已经办好了。' }))
    await stands(page, 'cancelled')
    await page.getByTestId('step-rate').getByText('未进行').first().waitFor()
    await fits(page)
    await page.getByTestId('nav-home').click()
    await page.getByTestId('notices').waitFor()
    await fits(page)
    await page.reload()
    await page.locator('html[data-care]').waitFor()
    await page.context().close()
  })

  it('no page said anything was wrong', () => expect(errors).to.eql([]))
})
