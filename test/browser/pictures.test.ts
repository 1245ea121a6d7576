import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import supertest from 'supertest'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { openBrowser, phone, signIn } from './browser.ts'

// The pictures of an order show in a page, by the cookie that signing in and renewing give, and no longer once it is gone.

describe('pictures in a page', function () {
  this.timeout(120_000)
  const uri = ownDatabase('pictures')
  const dispatcher = '13800000002'
  let server: Awaited<ReturnType<typeof spawnServer>>
  let browser: Browser
  let page: Page
  let path: string

  before(async () => {
    await seedDatabase(uri)
    server = await spawnServer(uri)
    browser = await openBrowser()
    page = (await signIn(browser, server.url, dispatcher)).page
    const { accessToken } = await tokens()
    const { body } = await supertest(server.url).get('/api/v1/orders?limit=100&status=rated').set('Authorization', `Bearer ${accessToken}`)
    path = `/orders/${body.items.find(({ photos }: { photos: unknown[] }) => photos.length > 0).id}`
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await dropDatabase(uri)
  })

  /** What the page keeps of its session. */
  const tokens = async () => {
    const { origins } = await page.context().storageState()
    return JSON.parse(origins[0]!.localStorage.find(({ name }) => name === 'liudan.session')!.value) as { accessToken: string; refreshToken: string }
  }
  const picture = () => page.locator('.photos img').first()
  const widthOfPicture = async () => {
    await page.goto(server.url + path)
    await picture().scrollIntoViewIfNeeded()
    return picture().evaluate(async (image) => {
      const shown = image as unknown as { decode: () => Promise<void>; naturalWidth: number }
      await shown.decode()
      return shown.naturalWidth
    })
  }

  it('to the person signed in', async () => {
    expect(await widthOfPicture()).to.equal(320)
    const [cookie] = await page.context().cookies(`${server.url}/api/v1/photos`)
    expect(cookie).to.include({ name: 'liudan-photos', httpOnly: true, sameSite: 'Strict', path: '/api/v1/photos' })
    expect(await page.context().cookies(server.url)).to.eql([])
  })

  it('to a person signed in before there was a cookie, once the session was renewed', async () => {
    const kept = await tokens()
    const value = JSON.stringify({ ...kept, accessToken: kept.accessToken.replace(/.{8}$/, 'outdated') })
    const origins = [{ origin: server.url, localStorage: [{ name: 'liudan.session', value }] }]
    page = await (await browser.newContext({ viewport: phone, locale: 'zh-CN', storageState: { cookies: [], origins } })).newPage()
    expect(await widthOfPicture()).to.equal(320)
  })

  it('the address alone shows nothing', async () => {
    const address = await picture().getAttribute('src')
    expect((await supertest(server.url).get(address!)).status).to.equal(401)
  })
})
