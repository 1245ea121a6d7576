import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { desk, openBrowser } from './browser.ts'
import { visitAs } from './visit-as.ts'

// What rings is the browser's own; it is counted on its way there.
const noteTones = `
  window.tones = 0
  const create = AudioContext.prototype.createOscillator
  AudioContext.prototype.createOscillator = function () { window.tones++; return create.call(this) }
`

describe('an emergency', function () {
  this.timeout(90_000)
  const errors: string[] = []
  let county: County
  let browser: Browser
  let page: Page

  const flash = () => page.getByTestId('emergency-flash')
  const tones = () => page.evaluate<number>('tones')
  const isLive = () => page.getByTestId('board-connection').and(page.locator('[data-state=live]')).waitFor()

  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
    page = await visitAs(browser, { who: county.dispatcher, path: '/board', viewport: desk, errors, script: noteTones })
    await isLive()
  })
  after(() => browser.close())

  it('flashes and rings on whatever page the dispatcher is, stays from page to page, and leads to the order', async () => {
    await page.getByTestId('nav-plan').click()
    await page.getByTestId('plan-again').waitFor()
    const order = await buildOrder(county, { at: 'posted', urgency: 'emergency' })
    await flash().getByText(order.title).waitFor()
    await eventually(tones, (n) => n > 0)
    await page.getByTestId('nav-me').click()
    await page.getByTestId('language-en').waitFor()
    await flash().getByText(order.title).click()
    await page.getByTestId('order-drawer').getByText(order.no).first().waitFor()
    await flash().waitFor({ state: 'detached' })
  })

  it('beside the plan it opens where the dispatcher works', async () => {
    await page.getByTestId('nav-plan').click()
    await page.getByTestId('plan-again').waitFor()
    const order = await buildOrder(county, { at: 'posted', urgency: 'emergency' })
    await flash().getByText(order.title).click()
    await page.getByTestId('order-drawer').getByText(order.no).first().waitFor()
    expect(new URL(page.url()).pathname).to.equal('/plan')
    await flash().waitFor({ state: 'detached' })
  })

  it('on the board it takes its own room, however long its words: the page is no higher than the window, and nothing lies under it', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await page.getByTestId('nav-board').click()
    await isLive()
    await page.getByTestId('board-column-posted').waitFor()
    await buildOrder(county, { at: 'posted', urgency: 'emergency', title: '独居老人家中水管爆裂，水已漫到楼道'.repeat(3) })
    await flash().waitFor()
    const heights = await page.evaluate<[number, number]>('[document.documentElement.scrollHeight, innerHeight]')
    expect(heights[0]).to.equal(heights[1])
    const [bar, head] = await Promise.all([flash().boundingBox(), page.getByTestId('board-sound').boundingBox()])
    expect(head!.y).to.be.at.least(bar!.y + bar!.height)
    await flash().getByRole('button').last().click()
    await flash().waitFor({ state: 'detached' })
  })

  it('is silent where the sound is off, and gone once somebody acts on it', async () => {
    await page.getByTestId('board-sound').click()
    const before = await tones()
    const order = await buildOrder(county, { at: 'posted', urgency: 'emergency' })
    await flash().waitFor()
    expect(await tones()).to.equal(before)
    await granted(act(county.worker, order.id, 'collect'))
    await flash().waitFor({ state: 'detached' })
  })

  it('no page said anything was wrong', () => expect(errors).to.eql([]))
})
