import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import type { OrderView } from '../../server/contract/orders.ts'
import { heldIn, hoursOf, serve } from '../hours/serve.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, send } from '../support/orders.ts'
import { form, newResident } from '../volunteers/papers.ts'
import { inColumn } from './board-acts.ts'
import { desk, fill, openBrowser, phone, somePhoto } from './browser.ts'
import { leave, signInByForm, stands, take } from './form-acts.ts'

// Those who work, each from the form where one signs in to what they came for; residents and grid workers have their own in journeys.

describe('a day of each role', function () {
  this.timeout(90_000)
  let browser: Browser
  let county: County
  const errors: string[] = []

  const signIn = (who: Someone, viewport = phone) => signInByForm(browser, { who, errors, viewport })
  /** Opens an order from the list of what is to be done. */
  const open = async (page: Page, { title, no }: OrderView) => {
    await page.getByTestId('nav-todo').click()
    await page.getByTestId(`order-card-${no}`).getByText(title).click()
    await page.getByTestId('order-detail').waitFor()
  }
  const says = (page: Page, text: string) => page.getByTestId('timeline').getByText(text).waitFor()

  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
  })
  after(() => browser.close())

  it('the clerk returns an order with a reason, and reports it once it is mended; the officer returns it, and claims it in the end', async () => {
    const order = await buildOrder(county, { at: 'collected' })
    const [clerk, officer] = [await signIn(county.clerk), await signIn(county.officer)]
    await open(clerk, order)
    await take(clerk, 'return', async () => {
      await clerk.getByTestId('action-submit').click()
      await clerk.getByTestId('action-sheet').getByText('请写明').waitFor()
      await fill(clerk, { reason: '地址不详，请补门牌。' })
    })
    await stands(clerk, 'posted')
    await says(clerk, '地址不详，请补门牌。')
    await granted(act(county.worker, order.id, 'collect', { note: '是三单元。' }))
    await stands(clerk, 'collected')
    await take(clerk, 'report', () => fill(clerk, { opinion: '情况属实。' }))
    await stands(clerk, 'reported')
    await open(officer, order)
    await take(officer, 'return', () => fill(officer, { reason: '请先由村里帮办。' }))
    await stands(officer, 'collected')
    await says(clerk, '请先由村里帮办。')
    await take(clerk, 'report', () => fill(clerk, { opinion: '村里没有会修的人。' }))
    await stands(officer, 'reported')
    await take(officer, 'claim')
    await stands(officer, 'claimed')
    await stands(clerk, 'claimed')
    await leave(clerk)
    await leave(officer)
  })

  it('the dispatcher opens an order to the market, a leader takes it, a volunteer serves it and has it certified', async () => {
    const order = await buildOrder(county, { at: 'claimed' })
    const volunteer = county.team.volunteers[0]!
    const dispatcher = await signIn(county.dispatcher, desk)
    await dispatcher.getByTestId('nav-board').click()
    await dispatcher.getByTestId('board-column-claimed').getByTestId(`board-card-${order.no}`).click()
    await dispatcher.getByTestId('dispatch-open').check()
    await dispatcher.getByTestId('dispatch-submit').click()
    await inColumn(dispatcher, 'serving', order)
    const leader = await signIn(county.team.leader)
    await leader.getByTestId('nav-market').click()
    await leader.getByTestId('market-accept').click()
    await leader.getByTestId('market-assign').click()
    await take(leader, 'assign', () => leader.getByText(volunteer.name).first().click())
    const served = await signIn(volunteer)
    for (const action of ['check_in', 'check_out']) await take(served, action)
    await says(leader, '签退')
    await take(leader, 'complete', async () => {
      await fill(leader, { summary: '已上门理发。' })
      const kept = leader.waitForResponse((answer) => answer.url().endsWith('/api/v1/photos') && answer.status() === 201)
      await leader.getByTestId('photo-input').setInputFiles(await somePhoto())
      await kept
      await leader.locator('[data-testid^="minutes-"] input').first().fill('50')
      await leader.locator('[data-testid^="attendance-reason-"]').first().fill('含往返')
    })
    await stands(leader, 'served')
    await granted(act(county.resident, order.id, 'rate', { stars: 5, solved: true }))
    await hoursOf(volunteer)
    await served.getByTestId('nav-hours').click()
    await served.getByTestId('hours-entries').getByText('50分钟').first().waitFor()
    await served.getByTestId('certificate-open').click()
    const [saved] = await Promise.all([served.waitForEvent('download'), served.getByTestId('certificate-make').click()])
    expect(saved.suggestedFilename()).to.match(/^志愿服务记录证明-.+\.pdf$/)
    await served.getByTestId('certificates').getByText(/^ZM-/).waitFor()
    for (const page of [dispatcher, leader, served]) await leave(page)
  })

  it('the supervisor presses an order that waits too long, and decides what is held', async () => {
    await serve(county, { minutes: 20, stars: 1 })
    await heldIn(county, 1)
    const order = await buildOrder(county, { at: 'reported' })
    const page = await signIn(county.supervisor, desk)
    await page.getByTestId('nav-board').click()
    await page.getByTestId('board-column-reported').getByTestId(`board-card-${order.no}`).click()
    await take(page, 'supervise', () => fill(page, { note: '请今天办结。' }))
    await says(page, '请今天办结。')
    await page.getByTestId('nav-held').click()
    await page.getByTestId('held-void').click()
    await page.getByTestId('say-text').fill('居民说没有来人')
    await page.getByTestId('say-send').click()
    await page.getByTestId('held-note').getByText('未计入').waitFor()
    await heldIn(county, 0)
    await leave(page)
  })

  it('the administrator registers a volunteer, and finds who looked at what, the hours and the certificates of the county', async () => {
    const who = await newResident(county)
    await granted(send(who, '/me/volunteer', form()))
    const page = await signIn(county.admin)
    await page.getByTestId('nav-me').click()
    await page.getByTestId('me-requests').click()
    const card = page.getByTestId('request-card')
    await card.getByTestId('number-reveal').click()
    await page.getByTestId('number-purpose').fill('核对身份证原件')
    await page.getByTestId('number-show').click()
    await card.getByTestId('number-whole').waitFor()
    await card.getByTestId('request-yes').click()
    await page.getByText('没有等待处理的申请').waitFor()
    await page.getByTestId('nav-accesses').click()
    await page.getByText('核对身份证原件').first().waitFor()
    await page.getByTestId('nav-me').click()
    await page.getByTestId('me-figures').click()
    await page
      .getByTestId('figures-registered')
      .getByText(/[1-9]\d* 人/)
      .waitFor()
    await page.getByTestId('nav-me').click()
    await page.getByTestId('me-certificates').click()
    await page.getByTestId('desk-certificate').first().click()
    await page.getByTestId('desk-download').waitFor()
    await page.keyboard.press('Escape')
    expect((await granted<{ state: string }>(get(who, '/me/volunteer'))).state).to.equal('registered')
    await leave(page)
  })

  it('no page said anything was wrong', () => expect(errors).to.eql([]))
})
