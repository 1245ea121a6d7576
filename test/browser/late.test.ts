import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { OrderModel } from '../../server/orders/order.model.ts'
import type { Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { buildOrder, granted, need, send } from '../support/orders.ts'
import { card } from './board-acts.ts'
import { desk, hold, phone } from './browser.ts'
import { setScene } from './scene.ts'
import { visitAs } from './visit-as.ts'

// Answers that come late, taps that come twice, and what came while nothing could be heard.

describe('what comes late, or twice', function () {
  this.timeout(60_000)
  const scene = setScene()
  const errors: string[] = []

  const visit = async (who: Someone, path: string, viewport = phone) => {
    const page = await visitAs(scene.browser, { who, path, viewport, errors })
    page.setDefaultTimeout(12_000)
    return page
  }
  const drawn = (page: Page) => page.evaluate('(async () => { for (let n = 0; n < 6; n++) await new Promise(requestAnimationFrame) })()')

  it('the villages of a town that was chosen before do not take the place of those of the one chosen since', async () => {
    const page = await visit(scene.county.resident, '/post')
    await page.getByTestId('place-change').click()
    const villages = page.getByTestId('place-village').locator('option')
    await villages.nth(1).waitFor({ state: 'attached' })
    const path = `**/units?parent=${scene.county.otherTown}`
    const letGo = await hold(page, path)
    const late = page.waitForResponse(path)
    await page.getByTestId('place-town').selectOption(scene.county.otherTown)
    await page.getByTestId('place-town').selectOption(scene.county.town)
    await villages.nth(1).waitFor({ state: 'attached' })
    const before = await villages.allInnerTexts()
    letGo()
    await (await late).finished()
    await drawn(page)
    expect(await villages.allInnerTexts()).to.eql(before)
  })

  it('who asks twice for the rest of a list gets it once', async () => {
    for (let n = 0; n < 21; n++) await granted(send(scene.county.resident, '/orders', { ...need, title: `第${n}件` }))
    const page = await visit(scene.county.resident, '/mine')
    const more = page.getByTestId('list-more')
    await more.waitFor()
    let answered = 0
    page.on('requestfinished', (request) => (answered += Number(request.url().includes('cursor='))))
    const letGo = await hold(page, '**/orders?*cursor=*')
    await more.dispatchEvent('click')
    await more.dispatchEvent('click')
    letGo()
    await page.getByRole('link', { name: '第0件' }).waitFor()
    while (answered < 2) await drawn(page)
    await drawn(page)
    expect(await page.getByRole('link', { name: /^第\d+件$/ }).count()).to.equal(21)
  })

  it('an order closed twice leaves the board where it is', async () => {
    const order = await buildOrder(scene.county, { at: 'claimed' })
    const page = await visit(scene.county.dispatcher, '/board', desk)
    await card(page, order).click()
    await page.getByTestId('order-drawer').waitFor()
    await page.getByTestId('drawer-close').evaluate((close) => [0, 1].forEach(() => (close as unknown as { click: () => void }).click()))
    await page.getByTestId('order-drawer').waitFor({ state: 'detached' })
    await drawn(page)
    await card(page, order).waitFor()
    expect(new URL(page.url()).pathname).to.equal('/board')
  })

  it('a notice that came while nothing was heard is there afterwards', async () => {
    await buildOrder(scene.county, { at: 'posted' })
    const [page, witness] = [await visit(scene.county.worker, '/welcome'), await visit(scene.county.worker, '/')]
    const letSocket = await hold(page, '**/assets/socket-*.js')
    await page.goto(witness.url())
    const counted = (there: Page, count: number) => there.getByTestId('bell').getByText(String(count), { exact: true }).waitFor()
    await page.getByTestId('bell').getByText(/^\d+$/).waitFor()
    // They are read once more after the first connection, which is no help later.
    letSocket()
    const readings = () => page.evaluate<number>(`performance.getEntriesByType('resource').filter(({ name }) => name.includes('/notices?')).length`)
    await eventually(readings, (count) => count >= 2, 20_000)
    const before = Number(await page.getByTestId('bell').innerText())
    await page.context().setOffline(true)
    await page.getByTestId('connection-lost').waitFor()
    await buildOrder(scene.county, { at: 'posted' })
    await counted(witness, before + 1)
    await page.context().setOffline(false)
    await counted(page, before + 1)
  })

  it('a move whose answer is that the server is away is asked again, under its key, and who waits sees that', async () => {
    const order = await buildOrder(scene.county, { at: 'reported' })
    const page = await visit(scene.county.officer, `/orders/${order.id}`)
    const keys: (string | undefined)[] = []
    await page.route('**/actions/claim', async (route) => {
      const response = await route.fetch()
      const away = { status: 503, headers: { 'Retry-After': '1' }, json: { status: 503, code: 'unavailable', title: '', detail: '' } }
      keys.push(route.request().headers()['idempotency-key'])
      await route.fulfill(keys.length === 1 ? away : { response })
    })
    await page.getByTestId('action-claim').click()
    await page.getByTestId('action-submit').click()
    await page.getByTestId('server-busy').waitFor()
    await page.getByTestId('action-submit').waitFor({ state: 'detached' })
    await page.getByTestId('server-busy').waitFor({ state: 'detached' })
    expect([keys.length, new Set(keys).size, typeof keys[0]]).to.eql([2, 1, 'string'])
    const { timeline } = await OrderModel.findById(order.id).orFail().lean()
    expect(timeline.filter(({ action }) => action === 'claim')).to.have.lengthOf(1)
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
