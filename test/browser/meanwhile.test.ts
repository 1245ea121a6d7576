import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { TeamModel } from '../../server/teams/team.model.ts'
import { heldIn, serve } from '../hours/serve.ts'
import { buildCounty, buildPerson, buildTeam, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, granted, send } from '../support/orders.ts'
import { form, newResident } from '../volunteers/papers.ts'
import { desk, openBrowser, phone, somePhoto } from './browser.ts'
import { visitAs } from './visit-as.ts'

// Of two who do the same thing, the second is told what became of it; the page shows how things stand now, and keeps what was written.

describe('what somebody else did meanwhile', function () {
  this.timeout(90_000)
  let browser: Browser
  let county: County
  const errors: string[] = []

  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
  })
  after(() => browser.close())

  const visit = async (who: Someone, path: string, { viewport = phone, deaf = false } = {}) => {
    const page = await visitAs(browser, { who, path, viewport, errors, deaf })
    page.setDefaultTimeout(12_000)
    return page
  }
  /** Somebody comes between this page's next call and the server. */
  const between = (page: Page, path: string, rival: () => Promise<unknown>) =>
    page.route(path, async (route) => {
      await rival()
      await route.continue()
    })
  const told = async (page: Page) => {
    await page.getByTestId('meanwhile').waitFor()
    return page.getByTestId('meanwhile').innerText()
  }

  it('two administrators decide one request: the second reads who was quicker, and goes on with the next', async () => {
    const rival = await buildPerson('admin', county.code, { name: '测管理乙' })
    const [first, second] = [await newResident(county), await newResident(county)]
    for (const who of [first, second]) await granted(send(who, '/me/volunteer', form()))
    const [here, there] = [await visit(county.admin, '/requests'), await visit(rival, '/requests', { deaf: true })]
    const card = (page: Page, { name }: Someone) => page.getByTestId('request-card').filter({ hasText: name })
    await card(there, second).getByTestId('request-no').click()
    await card(there, second).getByTestId('refuse-reason').fill('请先参加培训')
    await card(here, first).getByTestId('request-yes').click()
    await card(here, first).waitFor({ state: 'detached' })
    await card(there, first).getByTestId('request-yes').click()
    expect(await told(there)).to.include(`${first.name}：已经处理过：${county.admin.name}已同意登记`)
    await card(there, first).waitFor({ state: 'detached' })
    expect(await card(there, second).getByTestId('refuse-reason').inputValue()).to.equal('请先参加培训')
    await granted(send(second, '/me/volunteer/withdraw'))
    await card(there, second).getByTestId('refuse-send').click()
    await there.getByTestId('meanwhile').getByText(`${second.name}已经撤回`).waitFor()
    await there.getByText('没有等待处理的申请').waitFor()
    await there.getByTestId('meanwhile').getByRole('button', { name: '关闭' }).click()
    expect(await there.getByTestId('meanwhile').count()).to.equal(0)
  })

  it('who takes an application back that is being decided reads that it stands', async () => {
    const who = await newResident(county)
    await granted(send(who, '/me/volunteer', form()))
    const page = await visit(who, '/volunteer')
    // The news of it takes the button away before the answer is there.
    await between(page, '**/me/volunteer/withdraw', async () => {
      await granted(send(county.admin, `/volunteers/${who.id}/accept`))
      await page.getByTestId('volunteer-withdraw-sure').waitFor({ state: 'detached' })
    })
    await page.getByTestId('volunteer-withdraw').click()
    await page.getByTestId('volunteer-withdraw-sure').click()
    expect(await told(page)).to.include(`${county.admin.name}已同意登记`)
    await page.getByTestId('volunteer-state').getByText('已登记', { exact: true }).waitFor()
    expect(await page.getByTestId('volunteer-withdraw').count()).to.equal(0)
  })

  it('two supervisors answer one request to correct hours: the second reads how, and the list is empty', async () => {
    const [rival, volunteer] = [await buildPerson('supervisor', county.code, { name: '测督导乙' }), county.team.volunteers[0]!]
    await serve(county, { minutes: 20, stars: 1, by: volunteer })
    const { id } = (await heldIn(county, 1)).items[0]!
    await granted(send(rival, `/hours/${id}/void`, { reason: '不实' }))
    await granted(send(volunteer, `/hours/${id}/ask`, { text: '有照片为证' }))
    const page = await visit(county.supervisor, '/held', { viewport: desk })
    await page.getByTestId('view-asked').click()
    await page.getByTestId('held-leave').click()
    await page.getByTestId('say-text').fill('没有新的依据')
    await granted(send(rival, `/hours/${id}/leave`, { reason: '照片不清' }))
    await page.getByTestId('say-send').click()
    expect(await page.getByTestId('held-note').innerText()).to.include('没有待答复的更正申请（测督导乙维持不变）')
    await page.getByTestId('held-list').waitFor({ state: 'detached' })
  })

  it('who leads a team no more reads so where its switches were', async () => {
    const led = await buildTeam(county.code)
    const [next] = led.volunteers
    const page = await visit(led.leader, '/me')
    await between(page, `**/api/v1/teams/${led.id}`, () => TeamModel.updateOne({ _id: led.id }, { leader: { id: next!.id, name: next!.name } }))
    await page.getByTestId('duty-on').click()
    expect(await told(page)).to.include('您的身份不能')
    await page.getByTestId('team-duty').waitFor({ state: 'detached' })
  })

  it('what moved on while a form was filled in is named; what was written stays, and goes with the next tap', async () => {
    const [order, volunteer] = [await buildOrder(county, { at: 'serving' }), county.team.volunteers[0]!]
    await granted(act(county.team.leader, order.id, 'assign', { volunteers: [volunteer.id] }))
    await granted(act(volunteer, order.id, 'check_in'))
    const page = await visit(county.team.leader, `/orders/${order.id}`)
    await page.getByTestId('action-complete').click()
    await page.getByTestId('field-summary').fill('已上门理发。')
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/photos') && answer.status() === 201)
    await page.getByTestId('photo-input').setInputFiles(await somePhoto())
    await kept
    const minutes = page.getByTestId('action-sheet').getByText('还没签退')
    await minutes.waitFor()
    await granted(act(volunteer, order.id, 'check_out'))
    await page.getByTestId('action-submit').click()
    await page.getByTestId('action-problem').getByText(`签退（${volunteer.name}`).waitFor()
    await minutes.waitFor({ state: 'detached' })
    expect(await page.getByTestId('field-summary').inputValue()).to.equal('已上门理发。')
    await page.getByTestId('action-submit').click()
    await page.locator('[data-testid="order-detail"][data-status="served"]').waitFor()
  })

  it('no page said anything was wrong', () => expect(errors).to.eql([]))
})
