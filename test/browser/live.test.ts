import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import type { OrderView } from '../../server/contract/orders.ts'
import { EventModel } from '../../server/events/event.model.ts'
import { buildCounty, type County } from '../support/county.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { card, inColumn } from './board-acts.ts'
import { desk, openBrowser } from './browser.ts'
import { visitAs } from './visit-as.ts'

// What a dispatcher has before them stays as it is while the county moves: after a gap, after a gap too old to replay, in two tabs.
describe('the live board', function () {
  this.timeout(90_000)
  const errors: string[] = []
  const asked: string[] = []
  let county: County
  let browser: Browser
  let page: Page
  const posted: OrderView[] = []

  const askedFor = () => asked.splice(0).filter((path) => path.startsWith('/api/v1/orders'))
  const isLive = (on: Page) => on.getByTestId('board-connection').and(on.locator('[data-state=live]')).waitFor()
  const gap = async (meanwhile: () => Promise<unknown>) => {
    await page.context().setOffline(true)
    await page.getByTestId('board-connection').and(page.locator('[data-state=lost]')).waitFor()
    await meanwhile()
    asked.length = 0
    await page.context().setOffline(false)
    await isLive(page)
  }
  const column = () => page.getByTestId('board-column-posted').locator('.body')
  const scrolled = () => column().evaluate((body) => (body as unknown as { scrollTop: number }).scrollTop)

  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
    for (let n = 0; n < 9; n++) posted.push(await buildOrder(county, { at: 'posted' }))
    page = await visitAs(browser, { who: county.dispatcher, path: '/board', viewport: desk, errors })
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await inColumn(page, 'posted', posted[0]!)
    await page.getByTestId('board-progress').waitFor({ state: 'detached' })
    await isLive(page)
  })
  after(() => browser.close())

  it('a move is shown from its card alone, also while another order is open', async () => {
    await card(page, posted[0]!).click()
    await page.getByTestId('comment-text').waitFor()
    asked.length = 0
    await granted(act(county.worker, posted[1]!.id, 'collect'))
    await inColumn(page, 'collected', posted[1]!)
    expect(askedFor()).to.eql([])
  })

  it('what was missed in a gap is replayed; no list is read again', async () => {
    await gap(() => granted(act(county.worker, posted[2]!.id, 'collect')))
    await inColumn(page, 'collected', posted[2]!)
    expect(askedFor()).to.eql([])
  })

  it('after a gap too old to replay all is read again quietly: the scroll, the open order, the focus and what was typed stay', async () => {
    await page.getByTestId('comment-text').fill('请带上梯子')
    await column().evaluate((body) => (body as unknown as { scrollTo: (to: object) => void }).scrollTo({ top: 150 }))
    await page.evaluate(
      `new MutationObserver(() => document.querySelector('#content [role=status].cards') && (window.wasLoading = true)).observe(document.body, { childList: true, subtree: true })`,
    )
    await gap(async () => {
      await granted(act(county.worker, posted[8]!.id, 'collect'))
      await EventModel.deleteMany({ county: county.code })
    })
    await inColumn(page, 'collected', posted[8]!)
    expect(askedFor()).not.to.eql([])
    expect(await scrolled()).to.equal(150)
    expect(await page.getByTestId('comment-text').inputValue()).to.equal('请带上梯子')
    expect(await page.evaluate('document.activeElement.dataset.testid')).to.equal('comment-text')
    expect(await page.evaluate('window.wasLoading')).to.equal(undefined)
  })

  it('two tabs of one dispatcher agree; the wall opens in a further one', async () => {
    const other = await page.context().newPage()
    await other.goto(page.url())
    await inColumn(other, 'posted', posted[3]!)
    await isLive(other)
    await granted(act(county.worker, posted[3]!.id, 'collect'))
    await other.getByTestId('board-progress').waitFor({ state: 'detached' })
    for (const tab of [page, other]) await inColumn(tab, 'collected', posted[3]!)
    const counts = (tab: Page) => tab.getByTestId(/^board-count-/).allInnerTexts()
    expect(await counts(other)).to.eql(await counts(page))
    await other.getByTestId('drawer-close').click()
    const [wall] = await Promise.all([other.context().waitForEvent('page'), other.keyboard.press('w')])
    await wall.waitForURL('**/wall')
    expect(await other.getByTestId('board-wall').getAttribute('target')).to.equal('_blank')
    expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).to.eql([])
  })
})
