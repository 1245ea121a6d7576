import { expect } from 'chai'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { openBrowser, phone, signInHere } from './browser.ts'

// Where the network is poor nothing written is lost, nothing goes unasked, and nothing is posted twice.

type Workers = { navigator: { serviceWorker: { controller: { state: string } | null } } }

const resident = '13800000009'

describe('a phone without a network', function () {
  this.timeout(120_000)
  const uri = ownDatabase('offline')
  let server: Awaited<ReturnType<typeof spawnServer>>
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let errors: string[]

  before(async () => {
    await seedDatabase(uri, '--without-orders')
    server = await spawnServer(uri)
    browser = await openBrowser()
    context = await browser.newContext({ viewport: phone, locale: 'zh-CN' })
    context.setDefaultTimeout(12_000)
    ;({ page, errors } = await signInHere(context, server.url, resident))
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await dropDatabase(uri)
  })

  const go = (path: string) => page.goto(server.url + path)
  const saved = () => page.locator('[data-testid="post-saved"][data-pending="false"]').waitFor()
  const write = async (title: string, address: string) => {
    await page.getByTestId('post-title').fill(title)
    await page.getByTestId('post-address').fill(address)
  }
  const unsent = (state: string) => page.locator(`[data-testid="unsent-waiting"][data-state="${state}"]`)

  it('a need with a photo is written, survives a reload and a closed tab, and waits to be sent', async () => {
    await go('/post')
    await page.waitForFunction(() => (globalThis as unknown as Workers).navigator.serviceWorker.controller?.state === 'activated', undefined, {
      timeout: 40_000,
    })
    await page.getByTestId('category-助老服务').click()
    await context.setOffline(true)
    await page.getByTestId('connection-lost').waitFor()
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#2f7d4f' } })
      .jpeg()
      .toBuffer()
    await page.getByTestId('photo-input').setInputFiles({ name: '水管.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByTestId('photo-retry').waitFor()
    await write('厨房水管漏水', '3号楼1单元101')
    await saved()
    await page.reload()
    await page.getByTestId('photo-retry').waitFor()
    expect(await page.getByTestId('post-title').inputValue()).to.equal('厨房水管漏水')
    await page.close()
    page = await context.newPage()
    await go('/post')
    await page.getByTestId('photo-retry').waitFor()
    await page.getByTestId('post-submit').getByText('存入待发').click()
    await page.waitForURL('**/mine')
    await unsent('waiting').waitFor()
    expect(await page.getByTestId('unsent-send').isDisabled()).to.equal(true)
  })

  it('nothing is sent until it is tapped; a lost answer and another tap post it once', async () => {
    let posts = 0
    const orders = (url: URL) => url.pathname === '/api/v1/orders'
    await context.route(orders, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      posts++
      if (posts > 1) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await context.setOffline(false)
    await page.getByTestId('unsent-note').waitFor()
    expect(posts).to.equal(0)
    const sent = page.waitForResponse((answer) => answer.url().endsWith('/photos') && answer.status() === 201)
    await page.getByTestId('unsent-send').click()
    await sent
    await unsent('waiting').waitFor()
    await page.getByTestId('unsent-send').click()
    await page.getByTestId('unsent').waitFor({ state: 'detached' })
    expect(posts).to.equal(2)
    await context.unroute(orders)
    await go('/mine')
    await page.getByTestId('order-list').waitFor()
    expect(await page.getByTestId('order-list').locator('article').count()).to.equal(1)
    await page.getByTestId('order-list').getByRole('link').first().click()
    await page.locator('.photos img').waitFor()
  })

  it('what was refused says why and is mended at the field', async () => {
    await go('/post')
    await page.getByTestId('category-助老服务').click()
    await write('帮忙理发', '2号楼')
    await page.getByTestId('post-contact-phone').fill('12')
    await context.setOffline(true)
    await page.getByTestId('post-offline').waitFor()
    await page.getByTestId('post-submit').click()
    await unsent('waiting').waitFor()
    await context.setOffline(false)
    await page.getByTestId('unsent-note').waitFor()
    await page.getByTestId('unsent-send').click()
    await unsent('refused').getByRole('alert').waitFor()
    await page.getByTestId('unsent-edit').click()
    await page.locator('[data-testid="post-contact-phone"][aria-invalid="true"]').waitFor()
    await page.getByTestId('post-contact-phone').fill('13900000001')
    await page.getByTestId('post-submit').click()
    await page.getByTestId('order-detail').waitFor()
  })

  it('the next person on this device sees nothing of it', async () => {
    await go('/post')
    await page.getByTestId('post-title').fill('只有我能看到')
    await saved()
    await go('/me')
    await page.getByTestId('sign-out').click()
    await page.getByTestId('demo-13800000010').click()
    await page.waitForURL((at) => at.pathname === '/')
    await page.getByTestId('home-post').waitFor()
    expect(await page.getByText('只有我能看到').count()).to.equal(0)
    await go('/me')
    await page.getByTestId('sign-out').click()
    await page.getByTestId(`demo-${resident}`).click()
    await page.getByTestId('unsent-draft').getByText('只有我能看到').waitFor()
  })

  it('no page said anything was wrong', () => {
    const lost = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource/
    expect(errors.filter((error) => !lost.test(error))).to.eql([])
  })
})
