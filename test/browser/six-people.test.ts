import { expect } from 'chai'
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { desk, fill, openBrowser, phone, signIn, type Visitor } from './browser.ts'

// A resident posts, six people act in their own browsers, the dispatcher's board moves each time without a reload, the volunteer sees the minutes.

const pictures = '.local/screenshots'
// prettier-ignore
const accounts = { resident: '13800000009', worker: '13800000006', clerk: '13800000005', officer: '13800000004', leader: '13800000007', volunteer: '13800000008' }
type Person = keyof typeof accounts

describe('six people in six browsers', function () {
  this.timeout(120_000)
  const uri = ownDatabase('browser')
  let server: Awaited<ReturnType<typeof spawnServer>>
  let browser: Browser
  let board: Visitor
  const people = {} as Record<Person, Visitor>
  let no: string
  let path: string

  before(async () => {
    mkdirSync(pictures, { recursive: true })
    await seedDatabase(uri)
    server = await spawnServer(uri)
    browser = await openBrowser()
    board = await signIn(browser, server.url, '13800000002', desk)
    await board.page.goto(`${server.url}/board`)
    await board.page.getByTestId('board-column-posted').waitFor()
    for (const who of Object.keys(accounts) as Person[]) people[who] = await signIn(browser, server.url, accounts[who])
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await dropDatabase(uri)
  })

  const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` })
  const onBoard = (status: string) => board.page.getByTestId(`board-column-${status}`).getByTestId(`board-card-${no}`).waitFor()
  /** Opens the order as this person, takes the action, fills its form, confirms, and waits for the order to stand at `status`. */
  const act = async (who: Person, action: string, status: string, prepare: (page: Page) => Promise<void> = async () => {}) => {
    const { page } = people[who]
    await page.goto(`${server.url}${path}`)
    await page.getByTestId(`action-${action}`).first().click()
    await page.getByTestId('action-submit').waitFor()
    await prepare(page)
    await page.getByTestId('action-submit').click()
    await page.getByTestId('action-submit').waitFor({ state: 'detached' })
    await page.locator(`[data-testid="order-detail"][data-status="${status}"]`).waitFor()
  }

  it('the resident posts a need on the phone; it appears on the board', async () => {
    const { page } = people.resident
    await page.goto(`${server.url}/post`)
    await page.getByTestId('category-助老服务').click()
    await page.getByTestId('post-title').fill('帮母亲理发')
    await page.getByTestId('post-description').fill('母亲卧床,想请人上门。')
    await page.getByTestId('post-address').fill('3号楼1单元101')
    await picture(page, 'post-390')
    await page.getByTestId('post-submit').click()
    await page.getByTestId('order-detail').waitFor()
    path = new URL(page.url()).pathname
    no = (await page
      .getByText(/620402-\d{8}-\d{4}/)
      .first()
      .textContent())!.match(/620402-\d{8}-\d{4}/)![0]
    await picture(page, 'order-390')
    await onBoard('posted')
  })

  it('网格员接单, 村社报单, 镇街领单: the card walks three columns', async () => {
    await act('worker', 'collect', 'collected')
    await onBoard('collected')
    await act('clerk', 'report', 'reported', (page) => fill(page, { opinion: '情况属实,请协调。' }))
    await onBoard('reported')
    await act('officer', 'claim', 'claimed')
    await onBoard('claimed')
  })

  it('中心派单: from the drawer of the board, to the demo team', async () => {
    const { page } = board
    await page.getByTestId('board-column-claimed').getByTestId(`board-card-${no}`).click()
    await page.getByTestId('order-drawer').waitFor()
    await page.getByTestId('dispatch-panel').getByText('邻里互助服务队').first().click()
    await picture(page, 'drawer-1440')
    await page.getByTestId('dispatch-submit').click()
    await onBoard('serving')
    await page.getByTestId('drawer-close').click()
    await picture(page, 'board-1440')
  })

  it('服务队履单: the leader accepts and assigns, the volunteer checks in and out, the leader completes', async () => {
    await act('leader', 'accept', 'serving')
    await act('leader', 'assign', 'serving', (page) => page.getByText('孙志愿').first().click())
    await act('volunteer', 'check_in', 'serving')
    await act('volunteer', 'check_out', 'serving')
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2f7d4f' } })
      .jpeg()
      .toBuffer()
    await act('leader', 'complete', 'served', async (page) => {
      await fill(page, { summary: '已上门理发并清扫。' })
      const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/photos') && answer.status() === 201)
      await page.getByTestId('photo-input').setInputFiles({ name: '完成.jpg', mimeType: 'image/jpeg', buffer: photo })
      await kept
      await page.locator('[data-testid^="minutes-"] input').first().fill('50')
      await page.locator('[data-testid^="attendance-reason-"]').first().fill('含路上往返')
    })
    await onBoard('served')
  })

  it('群众评单: five stars, and the card leaves the board', async () => {
    await act('resident', 'rate', 'rated', async (page) => {
      await page.getByTestId('stars-5').check()
      await page.getByTestId('solved-yes').check()
      await picture(page, 'rate-390')
    })
    await board.page.getByTestId(`board-card-${no}`).waitFor({ state: 'detached' })
    await picture(people.resident.page, 'rated-390')
  })

  it('the volunteer’s page shows the fifty minutes', async () => {
    const { page } = people.volunteer
    await page.goto(`${server.url}/hours`)
    const entry = page.getByTestId('hours-entries').getByText(no).locator('xpath=ancestor::li[1]')
    expect(await entry.textContent()).to.include('50分钟')
    await picture(page, 'hours-390')
  })

  it('every demo account signs in, on the phone and at the desk, to a page without an error or a sideways scroll', async function () {
    this.timeout(300_000)
    const others = ['13800000001', '13800000003', '13800000010', '13800000012', ...Object.values(accounts)]
    for (const account of others) {
      for (const viewport of [phone, desk]) {
        const { page, errors } = await signIn(browser, server.url, account, viewport)
        await page.getByTestId('nav-me').first().waitFor()
        const [inner, outer] = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
        expect([account, inner, errors]).to.eql([account, outer, []])
        await page.context().close()
      }
    }
  })

  it('no page said anything was wrong', () => {
    for (const { errors } of [board, ...Object.values(people)]) expect(errors).to.eql([])
  })
})
