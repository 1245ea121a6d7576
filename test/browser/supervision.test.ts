import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { moveClock } from '../../server/clock.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { heldIn } from '../hours/serve.ts'
import { buildCounty, type County } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { sheetText } from '../support/sheet-text.ts'
import { desk, openBrowser } from './browser.ts'
import { choose, writeDay } from './desk-acts.ts'
import { visitAs } from './visit-as.ts'

describe('the supervisor’s page', function () {
  this.timeout(90_000)
  const errors: string[] = []
  let county: County
  let browser: Browser
  let there: Page
  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
    there = await visitAs(browser, { who: county.supervisor, path: '/supervision', viewport: desk, errors })
  })
  after(async () => {
    moveClock(null)
    await browser.close()
  })

  const card = (no: string) => there.getByTestId(`order-card-${no}`)
  const asked = (name: string) => new URL(there.url()).searchParams.get(name)
  const saved = async () => {
    const [file] = await Promise.all([there.waitForEvent('download'), there.getByTestId('supervision-export').click()])
    return { name: file.suggestedFilename(), text: sheetText(readFileSync(await file.path())) }
  }

  it('complaints of every kind, narrowed, and saved as a spreadsheet', async () => {
    const poor = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, poor.id, 'rate', { stars: 1, solved: false, comment: '没修好' }))
    const again = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, again.id, 'rate', { stars: 2, solved: true }))
    await granted(act(county.dispatcher, again.id, 'rework', { reason: '再去一次' }))
    await there.getByTestId('supervision-complaint').click()
    await card(poor.no).waitFor()
    await card(again.no).waitFor()
    await choose(there, 'supervision-kind', '返工过')
    await card(poor.no).waitFor({ state: 'detached' })
    await card(again.no).waitFor()
    const { name, text } = await saved()
    expect(name).to.match(/^不满-\d{4}-\d\d-\d\d\.xlsx$/)
    expect([text.includes(again.no), text.includes(poor.no)]).to.eql([true, false])
    await choose(there, 'supervision-kind', '未解决')
    await card(poor.no).waitFor()
    await choose(there, 'supervision-town', '全部镇街')
    await choose(there, 'supervision-span', '去年')
    await there.getByText('没有不满的单').waitFor()
    await there.getByTestId('supervision-clear').click()
    await card(again.no).waitFor()
  })

  it('a scorecard’s line and each of its figures open the orders behind them, and the way back leads to it', async () => {
    const slow = await buildOrder(county, { at: 'serving' })
    const quick = await buildOrder(county, { at: 'served' })
    moveClock(new Date(Date.parse((await granted(get(county.supervisor, `/orders/${slow.id}`))).dueAt!) + 1000))
    await sweepDeadlines()
    moveClock(null)
    await there.getByTestId('supervision-scores').click()
    await there.getByTestId('score-bars').locator('svg').waitFor()
    await choose(there, 'scores-by', '按服务队')
    await there.getByTestId(`late-${county.team.id}`).click()
    await card(slow.no).waitFor()
    expect([await card(quick.no).count(), asked('only'), asked('took')]).to.eql([0, 'late', county.team.id])
    await there.goBack()
    await there.getByTestId(`score-${county.team.id}`).click()
    await card(quick.no).waitFor()
    await there.goBack()
    const count = there.getByTestId(`orders-${county.team.id}`)
    const said = Number(await count.innerText())
    const [answer] = await Promise.all([there.waitForResponse('**/orders?*'), count.click()])
    expect(((await answer.json()) as { items: unknown[] }).items).to.have.lengthOf(said)
    await there
      .getByTestId('order-list')
      .locator('[data-testid^=order-card]')
      .nth(said - 1)
      .waitFor()
    await choose(there, 'supervision-town', '测town002000')
    await there.getByTestId('order-list').waitFor({ state: 'detached' })
    await there.goBack()
    await card(quick.no).waitFor()
  })

  it('a town’s villages; by keys alone sorted, and days of one’s own', async () => {
    await there.getByTestId('supervision-scores').click()
    await choose(there, 'scores-by', '按镇街')
    await there.getByTestId(`villages-${county.town}`).click()
    await there.getByTestId(`score-${county.village}`).waitFor()
    expect((await saved()).text).to.include('村社')
    await there.getByTestId('scores-towns').click()
    await there.getByTestId(`score-${county.town}`).waitFor()
    await there.getByTestId('scorecards').getByRole('button').nth(1).press('Enter')
    await there.locator('th[aria-sort=ascending]', { hasText: '订单' }).waitFor()
    await there.getByTestId('scorecards').getByRole('button').nth(1).press('Enter')
    await there.locator('th[aria-sort=descending]', { hasText: '订单' }).waitFor()
    await choose(there, 'supervision-span', '自选日期')
    await writeDay(there, 'supervision-from', '2020-01-01')
    await there.getByTestId('supervision-from').getByText('一次最多一年').waitFor()
    await writeDay(there, 'supervision-to', '2020-06-30')
    await there.getByText('这段时间没有订单').waitFor()
    expect(errors.splice(0).filter((error) => !error.includes('422'))).to.eql([])
  })

  it('held hours are decided on where they are seen', async () => {
    await heldIn(county, 2)
    await there.getByTestId('supervision-held').click()
    await there.getByTestId('held-list').waitFor()
    await there.getByTestId('held-count').first().waitFor()
    expect(errors).to.eql([])
  })
})
