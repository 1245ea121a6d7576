import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { address } from '../support/program.ts'
import { silentWire } from '../support/silent-wire.ts'
import { card, focusAt, inColumn, lostAfter } from './board-acts.ts'
import { desk, hold, openBrowser } from './browser.ts'
import { visitAs } from './visit-as.ts'

// Two dispatchers at two desks: by keys alone, seeing each other, racing for one order; and a wire that falls silent.
describe('the console', function () {
  this.timeout(120_000)
  const errors: string[] = []
  let county: County
  let second: Someone
  let browser: Browser
  let page: Page

  const visit = (who: Someone, path: string, url?: string) => visitAs(browser, { who, path, viewport: desk, errors, ...(url && { url }) })
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const shut = async (testid: string) => {
    await press('Escape')
    await page.getByTestId(testid).waitFor({ state: 'detached' })
  }

  before(async () => {
    county = await buildCounty()
    second = await buildPerson('dispatcher', county.code, { name: '钱调度' })
    browser = await openBrowser()
  })
  after(() => browser.close())

  it('by keys alone from the board to a dispatched order, and on to the next one', async () => {
    const [first, next] = [await buildOrder(county, { at: 'claimed' }), await buildOrder(county, { at: 'claimed' })]
    await buildOrder(county, { at: 'posted' })
    page = await visit(county.dispatcher, '/board')
    await card(page, next).waitFor()
    await press('j', 'l')
    await focusAt(page, `board-card-${first.no}`)
    await press('ArrowDown', 'k', 'd')
    await focusAt(page, `team-${county.team.id}`)
    await press('Space', 'Enter')
    await inColumn(page, 'serving', first)
    expect((await get(county.dispatcher, `/orders/${first.id}`)).body.status).to.equal('dispatched')
    await focusAt(page, 'order-drawer')
    await press('Escape')
    await focusAt(page, `board-card-${next.no}`)
    await press('m')
    await focusAt(page, 'dispatch-submit')
    expect(await page.getByTestId('dispatch-open').isChecked()).to.equal(true)
    await shut('order-drawer')
  })

  it('? shows every key; what is typed into a field is none; letters may be turned off', async () => {
    await press('?')
    await page.getByTestId('keys-dialog').getByText('放到市场').waitFor()
    await page.getByTestId('keys-letters').uncheck()
    await shut('keys-dialog')
    await press('d')
    expect(await page.getByTestId('order-drawer').count()).to.equal(0)
    await press('?')
    await page.getByTestId('keys-letters').check()
    await shut('keys-dialog')
    await press('/')
    await focusAt(page, 'board-search')
    await page.keyboard.type('jdm?')
    expect(await page.getByTestId('board-search').inputValue()).to.equal('jdm?')
    await press('Escape')
    await page.locator('[data-order]').first().waitFor()
    expect(await page.getByTestId('board-search').inputValue()).to.equal('')
    await press('Escape')
    await page.locator('[data-order]:focus').waitFor()
  })

  it('filters and the opened order stand in the address, and the way back undoes them one by one', async () => {
    const other = await buildOrder(county, { at: 'claimed' })
    await card(page, other).waitFor()
    await page.getByTestId('board-step').selectOption('claimed')
    await page.getByTestId('board-column-posted').waitFor({ state: 'detached' })
    await page.getByTestId('board-search').fill(other.no.slice(-4))
    await page.locator('[data-order]').nth(1).waitFor({ state: 'detached' })
    await card(page, other).click()
    await page.getByTestId('order-drawer').waitFor()
    expect(new URL(page.url()).searchParams.get('step')).to.equal('claimed')
    await page.reload()
    await page.getByTestId('order-drawer').waitFor()
    expect(await page.getByTestId('board-search').inputValue()).to.equal(other.no.slice(-4))
    await page.goBack()
    await page.getByTestId('order-drawer').waitFor({ state: 'detached' })
    await card(page, other).waitFor()
    await page.goBack()
    await page.getByTestId('board-column-posted').waitFor()
  })

  it('who looks at an order is seen at the other desk, on the card and beside it', async () => {
    const order = await buildOrder(county, { at: 'claimed' })
    const there = await visit(second, `/board?order=${order.id}`)
    await card(page, order).getByTestId('looking').getByText('钱调度').waitFor()
    await card(page, order).click()
    await page.getByTestId('order-drawer').getByTestId('looking').getByText('钱调度').waitFor()
    await there.getByTestId('drawer-close').click()
    await page.getByTestId('looking').first().waitFor({ state: 'detached' })
    await there.getByTestId('looking').first().waitFor()
    await there.context().close()
    await press('Escape')
  })

  it('of two who dispatch one order, the second is told what happened and what may be done now', async () => {
    const order = await buildOrder(county, { at: 'claimed' })
    const there = await visit(second, `/board?order=${order.id}`)
    const letThrough = await hold(there, '**/actions/dispatch')
    const arrived = there.waitForRequest('**/actions/dispatch')
    await there.getByTestId(`team-${county.team.id}`).check()
    await there.getByTestId('dispatch-submit').click()
    await arrived
    await granted(act(county.dispatcher, order.id, 'dispatch', { teams: [county.team.id] }))
    await inColumn(there, 'serving', order)
    letThrough()
    await there.getByTestId('meanwhile').getByText('待应单').waitFor()
    await there.getByTestId('action-more').click()
    await there.getByTestId('action-recall').waitFor()
    expect(errors.splice(0).filter((error) => !error.includes('409'))).to.eql([])
    await there.context().close()
  })

  it('a dead connection shows within five seconds; once it lives again, nothing is missed', async () => {
    const order = await buildOrder(county, { at: 'posted' })
    const wire = await silentWire(address())
    const there = await visit(second, '/board', wire.url)
    await there.getByTestId('board-connection').and(there.locator('[data-state=live]')).waitFor()
    await inColumn(there, 'posted', order)
    await there.getByTestId('board-progress').waitFor({ state: 'detached' })
    const shown = lostAfter(there)
    wire.fallSilent()
    expect(await shown).to.be.below(5500)
    await granted(act(county.worker, order.id, 'collect'))
    wire.speak()
    await inColumn(there, 'collected', order)
    await there.getByTestId('connection-lost').waitFor({ state: 'detached' })
    await there.context().close()
    wire.close()
  })

  it('no page said anything was wrong', () => expect(errors).to.eql([]))
})
