import { expect } from 'chai'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Urgency } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { moveClock } from '../../server/clock.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { openBrowser, phone } from './browser.ts'
import { visitAs } from './visit-as.ts'

// A leader's phone: what the team is asked for runs out in sight, one tap takes it or says why not, and what went away says why.

describe('the market on a phone', function () {
  this.timeout(90_000)
  let browser: Browser
  let county: County
  let rival: County['team']
  let page: Page
  const errors: string[] = []

  const offer = async (body: object, urgency: Urgency = 'normal') => {
    const { id } = await buildOrder(county, { at: 'claimed', urgency })
    return granted(act(county.dispatcher, id, 'dispatch', body))
  }
  const card = ({ no }: OrderView) => page.locator('li', { has: page.getByTestId(`order-card-${no}`) })
  const ending = (row: Locator, kind: string) => row.locator(`[data-testid="market-ending"][data-ending="${kind}"]`).waitFor()
  const now = (order: OrderView) => granted(get(county.dispatcher, `/orders/${order.id}`))
  const stateOf = async (order: OrderView) => (await now(order)).assignments.find(({ team }) => team.id === county.team.id)?.state

  before(async () => {
    county = await buildCounty()
    rival = await buildTeam(county.code)
    browser = await openBrowser()
  })
  after(() => browser.close())
  beforeEach(async () => {
    page = await visitAs(browser, { who: county.team.leader, path: '/market', viewport: phone, errors })
    page.setDefaultTimeout(12_000)
    await page.getByTestId('empty-state').first().waitFor()
  })
  afterEach(async () => {
    moveClock(null)
    await page.context().close()
  })

  it('an offer comes by itself, counts down by the second, and is taken by one tap', async () => {
    const offered = await offer({ teams: [county.team.id] })
    const row = card(offered)
    const clock = row.getByTestId('offer-clock')
    await clock.getByText(/还剩 7小时59分钟/).waitFor()
    await row.getByTestId('market-accept').click()
    await ending(row, 'own')
    expect([await page.locator('dialog').count(), (await now(offered)).status]).to.eql([0, 'serving'])
    await row.getByTestId('market-assign').click()
    await page.getByTestId('action-assign').waitFor()
  })

  it('in its last hour an offer counts seconds', async () => {
    const row = card(await offer({ teams: [county.team.id] }, 'emergency'))
    const clock = row.getByTestId('offer-clock')
    await clock.getByText(/还剩 29 分 \d\d 秒 应单/).waitFor()
    const before = await clock.textContent()
    await clock.getByText(before!).waitFor({ state: 'detached' })
    await clock.getByText(/还剩 29 分 \d\d 秒 应单/).waitFor()
  })

  it('declining is two taps, a reason with them; by the keyboard one goes on from what came of it', async () => {
    const offered = await offer({ teams: [county.team.id] })
    const row = card(offered)
    await row.getByTestId('market-decline').press('Enter')
    await row.getByTestId('decline-people').press('Enter')
    await ending(row, 'declined')
    await row.getByTestId('market-ending').and(page.locator(':focus')).waitFor()
    expect([await stateOf(offered), (await now(offered)).status]).to.eql(['declined', 'claimed'])
  })

  it('who was quicker is told, on the market and to the one who taps too late', async () => {
    const [seen, missed] = [await offer({ open: true }), await offer({ open: true })]
    const [first, second] = [card(seen), card(missed)]
    await first.getByTestId('market-accept').waitFor()
    await second.getByTestId('market-accept').waitFor()
    await granted(act(rival.leader, seen.id, 'accept'))
    await ending(first, 'other')
    expect(await first.getByTestId('market-ending').textContent()).to.include(rival.name)
    // The rival is between the tap and the server.
    await page.route(`**/orders/${missed.id}/actions/accept`, async (route) => {
      await granted(act(rival.leader, missed.id, 'accept'))
      await route.continue()
    })
    await second.getByTestId('market-accept').click()
    await second.getByTestId('meanwhile').getByText(rival.name).first().waitFor()
    await ending(second, 'other')
  })

  it('an offer that runs out, and an open order taken back, say so', async () => {
    const [offered, open] = [await offer({ teams: [county.team.id, rival.id] }), await offer({ open: true })]
    const [first, second] = [card(offered), card(open)]
    await second.getByTestId('market-accept').waitFor()
    await granted(act(county.dispatcher, open.id, 'recall', { reason: '另有安排。' }))
    await ending(second, 'gone')
    await first.getByTestId('market-accept').waitFor()
    moveClock(new Date(Date.now() + 9 * 3_600_000))
    await sweepDeadlines()
    await ending(first, 'lapsed')
  })

  it('what the team is offered is not listed twice, and a serving order tells how long another’s offer waits', async () => {
    const offered = await offer({ teams: [county.team.id, rival.id] })
    await page.goto(page.url().replace('/market', '/todo'))
    await page.getByTestId('todo-offers').waitFor()
    expect(await card(offered).count()).to.equal(0)
    await granted(act(rival.leader, offered.id, 'accept'))
    await page.getByTestId('todo-offers').click()
    await card(offered).getByText(rival.name).first().waitFor()
    await page.goto(page.url().replace('/market', `/orders/${offered.id}`))
    await page.getByTestId('order-detail').getByTestId('offer-clock').getByText('还剩').waitFor()
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
