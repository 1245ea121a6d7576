import { expect } from 'chai'
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import type { OrderView } from '../../server/contract/orders.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { granted, send } from '../support/orders.ts'
import { heldIn, hoursOf, serve } from '../hours/serve.ts'
import { desk, openBrowser, phone } from './browser.ts'
import { visitAs } from './visit-as.ts'

// Two services end with a poor rating. Their volunteer explains one of them; the supervisor confirms that one and not the other; the volunteer sees both.

const pictures = '.local/screenshots'

describe('held hours in the browser', function () {
  this.timeout(120_000)
  const errors: string[] = []
  let browser: Browser
  let county: County
  let volunteer: Someone
  let confirmed: OrderView
  let voided: OrderView
  let own: Page
  let desktop: Page
  before(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    await serve(county, { minutes: 45, stars: 5, begins: hoursAgo(4) })
    confirmed = await serve(county, { minutes: 50, stars: 2, said: 80, begins: hoursAgo(3) })
    voided = await serve(county, { minutes: 30, stars: 1, begins: hoursAgo(2) })
    await heldIn(county, 2)
    own = await visit('/hours', volunteer)
    desktop = await visit('/held', county.supervisor, desk)
  })
  after(() => browser.close())

  const visit = (path: string, who: Someone, viewport = phone) => visitAs(browser, { who, path, viewport, errors })
  const entry = ({ no }: OrderView) => own.getByTestId('hours-entries').getByRole('listitem').filter({ hasText: no })
  const row = ({ id }: OrderView) => desktop.getByTestId(`held-${id}`)
  const decide = async (order: OrderView, how: 'confirm' | 'void', why: string) => {
    await row(order).getByTestId(`held-${how}`).click()
    await desktop.getByTestId('say-text').fill(why)
    await desktop.getByTestId('say-send').click()
    await row(order).waitFor({ state: 'detached' })
    return desktop.getByTestId('held-note').innerText()
  }

  it('the volunteer sees both books, their sum, and the stars of quality apart from the level', async () => {
    await entry(voided).waitFor()
    expect(await own.getByTestId('hours-credited').innerText()).to.equal('45分钟')
    expect(await own.getByTestId('hours-recorded').innerText()).to.include('45分钟')
    expect(await own.getByTestId('hours-declared').innerText()).to.include('0分钟')
    expect(await own.getByTestId('hours-held').innerText()).to.equal('1小时50分钟')
    expect(await own.getByTestId('hours-quality').innerText()).to.include('2.7（3 次）')
    expect(await own.getByTestId('hours-level').innerText())
      .to.include('还没有星级')
      .and.include('再服务 99小时15分钟 可达 1 星')
    expect(await entry(confirmed).innerText())
      .to.include('待确认')
      .and.include('记录 50分钟 + 申报 30分钟')
      .and.include('群众评了 2 星，待督导员核实')
  })

  it('and explains one of them', async () => {
    await entry(confirmed).getByTestId('entry-answer').click()
    await own.getByTestId('say-send').click()
    await own.getByText('请写明情况').waitFor()
    await own.getByTestId('say-text').fill('老人听力不好，评错了。')
    await own.screenshot({ path: `${pictures}/hours-answer-390.png` })
    await own.getByTestId('say-send').click()
    await entry(confirmed).getByText('老人听力不好，评错了。').waitFor()
  })

  it('the supervisor finds both, oldest first, and how many they are', async () => {
    await desktop.getByTestId('held-count').getByText('2', { exact: true }).waitFor()
    await desktop.reload()
    const rows = desktop.getByTestId('held-list').getByRole('article')
    await rows.first().waitFor()
    expect(await rows.first().getAttribute('data-testid')).to.equal(`held-${confirmed.id}`)
    expect(await rows.first().innerText())
      .to.include(volunteer.name)
      .and.include('老人听力不好，评错了。')
      .and.include('申报 30分钟')
    expect(await rows.last().innerText())
      .to.include('群众评了 1 星')
      .and.include('本人没有说明')
    await desktop.screenshot({ path: `${pictures}/held-1440.png`, fullPage: true })
  })

  it('confirms one, does not confirm the other; both leave with a note', async () => {
    expect(await decide(confirmed, 'confirm', '已电话核实'))
      .to.include('已确认')
      .and.include('1小时20分钟')
    await row(voided).getByTestId('held-void').click()
    await desktop.getByTestId('say-send').click()
    await desktop.getByText('请写明理由').waitFor()
    await desktop.getByTestId('say-sheet').getByRole('button', { name: '关闭' }).click()
    await desktop.getByTestId('say-sheet').waitFor({ state: 'detached' })
    expect(await decide(voided, 'void', '未到现场'))
      .to.include('不予确认')
      .and.include('30分钟')
    await desktop.getByTestId('empty-state').waitFor()
    await desktop.getByTestId('held-count').waitFor({ state: 'detached' })
  })

  it('the volunteer sees both without asking anew, and each step of the sum', async () => {
    await entry(confirmed).getByText('已确认', { exact: true }).waitFor()
    await entry(voided).getByText('未计入', { exact: true }).waitFor()
    expect(await entry(confirmed).innerText()).to.include('已电话核实')
    expect(await entry(voided).innerText()).to.include('未到现场')
    await own.locator('[data-testid=hours-credited][data-minutes="125"]').waitFor()
    expect(await own.getByTestId('hours-held').innerText()).to.equal('0分钟')
    await own.screenshot({ path: `${pictures}/hours-decided-390.png`, fullPage: true })
    await own.getByTestId('view-statement').click()
    const steps = own.getByTestId('statement').getByRole('listitem')
    await steps.first().waitFor()
    expect(await steps.count()).to.equal(5)
    expect(await steps.nth(0).innerText())
      .to.include('不予确认')
      .and.include('−30分钟')
      .and.include('时长 2小时5分钟，积分 0.9')
    expect(await steps.nth(1).innerText())
      .to.include('+1小时20分钟')
      .and.include('差评不计积分')
    expect(await steps.nth(4).innerText())
      .to.include('+0.9')
      .and.include('45分钟 × 1.2')
    await own.screenshot({ path: `${pictures}/statement-390.png`, fullPage: true })
  })

  it('what another supervisor decided meanwhile is said in words and leaves the list', async () => {
    const late = await serve(county, { minutes: 20, stars: 1, begins: new Date(Date.now() - 3_600_000) })
    const { items } = await heldIn(county, 1)
    await row(late).getByTestId('held-confirm').click()
    const rival = await buildPerson('supervisor', county.code, { name: '测督导乙' })
    await granted(send(rival, `/hours/${items[0]!.id}/void`, { reason: '不实' }))
    await desktop.getByTestId('say-send').click()
    await row(late).waitFor({ state: 'detached' })
    expect(await desktop.getByTestId('held-note').innerText()).to.include('这笔时长已有结论（测督导乙不予确认），不能再次决定')
  })

  it('no page said anything was wrong', async () => {
    await hoursOf(volunteer, ({ heldMinutes }) => heldMinutes === 0)
    expect(errors).to.eql([])
  })
})
