import { expect } from 'chai'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Someone } from '../support/county.ts'
import { buildOrder, granted, need, send, uploadPhoto } from '../support/orders.ts'
import { address } from '../support/program.ts'
import { phone } from './browser.ts'
import { setScene } from './scene.ts'
import { visitAs } from './visit-as.ts'

// How a phone's pages are left and read again: pictures and sheets close by the way back, a pull from the top asks anew.

describe('a phone’s pages', function () {
  this.timeout(90_000)
  const scene = setScene()
  let page: Page
  const errors: string[] = []

  const visit = async (who: Someone, path: string, more: { options?: BrowserContextOptions; deaf?: boolean } = {}) => {
    page = await visitAs(scene.browser, { who, path, viewport: phone, errors, ...more })
    page.setDefaultTimeout(12_000)
  }
  const at = () => new URL(page.url()).pathname

  it('pictures and sheets close by the way back, which stays on the page', async () => {
    const photos = [await uploadPhoto(scene.county.resident), await uploadPhoto(scene.county.resident)]
    const { id } = await granted(send(scene.county.resident, '/orders', { ...need, photos }))
    await visit(scene.county.resident, '/mine')
    await page.goto(`${address()}/orders/${id}`)
    const closes = async (opener: string, sheet: string) => {
      await page.getByTestId(opener).first().click()
      await page.getByTestId(sheet).waitFor()
      await page.goBack()
      await page.getByTestId(sheet).waitFor({ state: 'detached' })
      expect(at()).to.equal(`/orders/${id}`)
    }
    await page.getByTestId('photo-0').click()
    await page.getByTestId('photo-after').click()
    await page.getByTestId('photo-viewer').getByText('2 / 2').waitFor()
    await page.goBack()
    await page.getByTestId('photo-viewer').waitFor({ state: 'detached' })
    expect(at()).to.equal(`/orders/${id}`)
    await closes('photo-1', 'photo-viewer')
    await closes('action-cancel', 'action-sheet')
    await page.goBack()
    await page.waitForURL('**/mine')
  })

  it('a reveal and a refusal to take an order close by the way back', async () => {
    const { id } = await buildOrder(scene.county, { at: 'dispatched' })
    await visit(scene.county.team.leader, `/orders/${id}`)
    await page.getByTestId('reveal-contact').click()
    await page.getByTestId('reveal-sheet').waitFor()
    await page.goBack()
    await page.getByTestId('reveal-sheet').waitFor({ state: 'detached' })
    await page.goto(`${address()}/market`)
    await page.getByTestId('market-decline').first().click()
    await page.getByTestId('decline-other').click()
    await page.getByTestId('action-sheet').waitFor()
    await page.goBack()
    await page.getByTestId('action-sheet').waitFor({ state: 'detached' })
    expect(at()).to.equal('/market')
  })

  /** Draws a finger down over the page. */
  const pull = async (from: number, to: number) => {
    const session = await page.context().newCDPSession(page)
    const touch = (type: string, y?: number) =>
      session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: y === undefined ? [] : [{ x: 180, y }] })
    await touch('touchStart', from)
    for (let y = from; y <= to; y += 20) await touch('touchMove', y)
    await touch('touchEnd')
    await session.detach()
  }
  const asks = () => page.waitForRequest((request) => /\/orders\?.*box=mine/.test(request.url()))
  const saysNow = (text: string) => page.getByTestId('toast').getByText(text).waitFor()

  it('a page pulled down from its top is read again; what fails is told and nothing is lost; from below it scrolls', async () => {
    for (let n = 0; n < 6; n++) await granted(send(scene.county.resident, '/orders', { ...need, title: `第${n}件` }))
    await visit(scene.county.resident, '/mine', { options: { hasTouch: true }, deaf: true })
    await page.getByTestId('order-list').waitFor()
    const asked = asks()
    await pull(200, 460)
    await asked
    await saysNow('已是最新')
    await page.route('**/api/v1/orders?**', (route) => route.abort())
    await page.getByTestId('refresh').click()
    await saysNow('没有刷新成功')
    expect(await page.getByTestId('order-list').count()).to.equal(1)
    await page.unroute('**/api/v1/orders?**')
    const answered = page.waitForResponse((response) => /\/orders\?.*box=mine/.test(response.url()))
    await page.getByTestId('refresh').press('Enter')
    await (await answered).finished()
    await saysNow('已是最新')
    let again = 0
    page.on('request', (request) => (again += Number(/\/orders\?/.test(request.url()))))
    await page.evaluate('scrollTo(0, 300)')
    await page.waitForFunction('scrollY === 300')
    await pull(200, 320)
    await page.waitForFunction('scrollY > 0 && scrollY < 300')
    expect(again).to.equal(0)
  })

  it('every page with something to read again has the button: one tap, one answer', async () => {
    await visit(scene.county.team.leader, '/')
    for (const path of ['/', '/todo', '/market', '/hours', '/notices']) {
      await page.goto(address() + path)
      await page.getByTestId('refresh').click()
      await saysNow('已是最新')
    }
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
