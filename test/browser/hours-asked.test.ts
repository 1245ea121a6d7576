import { expect } from 'chai'
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { heldIn, serve } from '../hours/serve.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { granted, send } from '../support/orders.ts'
import { desk, openBrowser, phone } from './browser.ts'
import { visitAs } from './visit-as.ts'

// What was not confirmed is asked to be corrected on the volunteer's phone and given back on the supervisor's desk.

const pictures = '.local/screenshots'

describe('asks for correction in the browser', function () {
  this.timeout(120_000)
  const errors: string[] = []
  let browser: Browser
  let county: County
  let volunteer: Someone
  let order: string
  let own: Page
  let desktop: Page
  before(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
    order = (await serve(county, { minutes: 30, stars: 1, begins: new Date(Date.now() - 3_600_000) })).id
    const [held] = (await heldIn(county, 1)).items
    await granted(send(county.supervisor, `/hours/${held!.id}/void`, { reason: '未到现场' }))
    own = await visitAs(browser, { who: volunteer, path: '/hours', viewport: phone, errors })
  })
  after(() => browser.close())

  const entry = () => own.getByTestId('hours-entries').getByRole('listitem').first()

  it('the volunteer asks, and may not ask again while it waits', async () => {
    await entry().getByTestId('entry-ask-correction').click()
    await own.getByTestId('say-text').fill('我在现场，有照片。')
    await own.screenshot({ path: `${pictures}/hours-ask-390.png` })
    await own.getByTestId('say-send').click()
    await entry().getByText('等督导员答复').waitFor()
    expect(await entry().getByTestId('entry-ask-correction').count()).to.equal(0)
  })

  it('the supervisor finds it apart from the holds and gives it back', async () => {
    desktop = await visitAs(browser, { who: county.supervisor, path: '/held', viewport: desk, errors })
    await desktop.getByTestId('held-count').getByText('1', { exact: true }).waitFor()
    await desktop.getByTestId('empty-state').waitFor()
    await desktop.getByTestId('view-asked').click()
    const row = desktop.getByTestId(`held-${order}`)
    await row.getByText('我在现场，有照片。').waitFor()
    await desktop.screenshot({ path: `${pictures}/held-asked-1440.png`, fullPage: true })
    await row.getByTestId('held-giveBack').click()
    await desktop.getByTestId('say-text').fill('已看照片')
    await desktop.getByTestId('say-send').click()
    await row.waitFor({ state: 'detached' })
    expect(await desktop.getByTestId('held-note').innerText())
      .to.include('已恢复')
      .and.include('30分钟')
  })

  it('the volunteer sees what became of it, and each step in words', async () => {
    await entry().getByText('已确认', { exact: true }).waitFor()
    expect(await entry().innerText())
      .to.include('恢复计入：已看照片')
      .and.not.include('等督导员答复')
    await own.locator('[data-testid=hours-credited][data-minutes="30"]').waitFor()
    await own.screenshot({ path: `${pictures}/hours-asked-390.png`, fullPage: true })
    await own.getByTestId('view-statement').click()
    await own.getByTestId('statement').getByText('恢复', { exact: true }).waitFor()
    expect(errors).to.eql([])
  })
})
