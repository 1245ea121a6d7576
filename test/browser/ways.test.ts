import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { buildOrder } from '../support/orders.ts'
import { hold, phone } from './browser.ts'
import { setScene } from './scene.ts'
import { visitAs } from './visit-as.ts'

// What goes on behind a page: its title, what is read again, what a button does while it works.

describe('behind a page', function () {
  this.timeout(60_000)
  const scene = setScene()
  const errors: string[] = []
  const visit = (path: string) => visitAs(scene.browser, { who: scene.county.resident, path, viewport: phone, errors })
  const titled = async (page: Page, title: string) => {
    while (!(await page.title()).startsWith(`${title} · `)) await page.evaluate('new Promise(requestAnimationFrame)')
  }

  it('its title is that of the page one is at, not of one that was overtaken; it speaks the language', async () => {
    const page = await visit('/')
    await titled(page, '首页')
    await page.evaluate(
      `window.titles = []; new MutationObserver(() => titles.push(document.title)).observe(document.querySelector('title'), { childList: true })`,
    )
    const letGo = await hold(page, '**/assets/mine-*.js')
    const late = page.waitForResponse('**/assets/mine-*.js')
    await page.getByTestId('nav-mine').click()
    await page.getByTestId('nav-me').click()
    await titled(page, '我的')
    letGo()
    await (await late).finished()
    await page.getByTestId('nav-notices').click()
    await titled(page, '消息')
    expect(await page.evaluate('titles')).to.eql(['我的 · 六单', '消息 · 六单'])
    await page.getByTestId('nav-me').click()
    await page.getByTestId('language-en').click()
    await titled(page, 'Me')
  })

  it('who opens an order, or another language, by the keyboard goes on from the top of the page that comes', async () => {
    const { no } = await buildOrder(scene.county, { at: 'collected' })
    const page = await visit('/mine')
    await page.getByTestId(`order-card-${no}`).getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('comment-text').waitFor()
    await page.locator('#content:focus').waitFor()
    await page.getByTestId('nav-me').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('language-en').focus()
    await page.keyboard.press('Enter')
    await titled(page, 'Me')
    await page.locator('#content:focus').waitFor()
  })

  it('notices that could not be read at first are asked for again', async () => {
    await buildOrder(scene.county, { at: 'collected' })
    const page = await visit('/welcome')
    let asked = 0
    await page.route('**/api/v1/notices?*', (route) => (asked++ === 0 ? route.abort() : route.continue()))
    await page.goto(page.url().replace('/welcome', '/mine'))
    await page.getByTestId('nav-notices').getByText(/^\d+$/).waitFor()
    expect(asked).to.equal(2)
  })

  it('a button that works keeps the keyboard and takes no second tap', async () => {
    const page = await visit('/check')
    await page.getByTestId('check-ask').click()
    await page.getByText('请填写证明编号').waitFor()
    await page.getByTestId('check-no').fill('X-1')
    let asked = 0
    page.on('request', (request) => (asked += Number(request.url().includes('/api/v1/certificates/'))))
    const letGo = await hold(page, '**/api/v1/certificates/**')
    await page.getByTestId('check-ask').click()
    await page.getByTestId('check-ask').and(page.locator('[aria-busy]')).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('check-ask').dispatchEvent('click')
    expect(await page.evaluate('document.activeElement.dataset.testid')).to.equal('check-ask')
    letGo()
    await page.getByText('查无此证明').waitFor()
    expect(asked).to.equal(1)
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
