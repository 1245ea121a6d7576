import { expect } from 'chai'
import { mkdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { defaultLevels } from '../../server/hours/star-levels.ts'
import { SettingsModel } from '../../server/settings/settings.model.ts'
import { heldIn, hoursOf, serve } from '../hours/serve.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { desk, openBrowser, phone } from './browser.ts'
import { choose, writeDay } from './desk-acts.ts'
import { visitAs } from './visit-as.ts'

// What is around one's hours: the public notice and the top list, the roll of a team, the county's figures, and what an order says of attendance.

const pictures = '.local/screenshots'
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const at = (lng: number, lat: number) => ({ type: 'Point' as const, coordinates: [lng, lat] as [number, number] })

describe('pages of hours in the browser', function () {
  this.timeout(120_000)
  const errors: string[] = []
  let browser: Browser
  let county: County
  let volunteer: Someone
  let far: string
  before(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
    await SettingsModel.collection.insertOne({ _id: county.code, county: county.code, levels: { ...defaultLevels, thresholds: [1, 2, 50] } } as never)
    await serve(county, { minutes: 70, stars: 5, said: 80, begins: hoursAgo(4) })
    const served = await serve(county, { minutes: 30, stars: 5, place: at(104.17, 36.54), position: at(104.27, 36.54), begins: hoursAgo(2) })
    far = served.id
    await heldIn(county, 1)
    await hoursOf(volunteer, ({ announcedLevel }) => announcedLevel === 1)
  })
  after(() => browser.close())

  const visit = (path: string, who: Someone, viewport = phone) => visitAs(browser, { who, path, viewport, errors })
  const say = async (page: Page, text: string) => {
    await page.getByTestId('say-text').fill(text)
    await page.getByTestId('say-send').click()
    await page.getByTestId('say-sheet').waitFor({ state: 'detached' })
  }
  const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })

  it('a level under notice is masked; a resident objects to it, who approves reads that and refuses it', async () => {
    const resident = await visit('/levels', county.resident)
    const row = resident.getByTestId('level-row')
    await row.waitFor()
    expect(await row.innerText())
      .to.include('测**')
      .and.include('1星志愿者')
      .and.include('累计 1小时20分钟')
      .and.not.include(volunteer.name)
    await row.getByTestId('level-object').click()
    await say(resident, '时长不实')
    const supervisor = await visit('/levels', county.supervisor, desk)
    expect(await supervisor.getByTestId('level-objections').innerText()).to.include('测居民 时长不实')
    await supervisor.getByTestId('level-row').getByText('公示期满才能认定').waitFor()
    await picture(supervisor, 'levels-1440')
    await supervisor.getByTestId('level-refuse').click()
    await say(supervisor, '签到记录有误')
    await supervisor.getByText('眼下没有公示').waitFor()
    await supervisor.getByTestId('levels-refused').click()
    await supervisor.getByTestId('level-row').getByText('签到记录有误').waitFor()
    await resident.reload()
    await resident.getByText('眼下没有公示').waitFor()
    expect(await resident.getByTestId('levels-refused').count()).to.equal(0)
  })

  it('the top list marks one’s own place, the others see it masked', async () => {
    const mine = (await visit('/levels', volunteer)).getByTestId('top')
    const others = (await visit('/levels', county.resident)).getByTestId('top')
    await Promise.all([mine.waitFor(), others.waitFor()])
    expect(await mine.innerText())
      .to.include(volunteer.name)
      .and.include('1小时20分钟')
    expect(await others.innerText())
      .to.include('测**')
      .and.not.include(volunteer.name)
  })

  it('a leader reads the roll of the team, from the page about oneself; others may not', async () => {
    const page = await visit('/me', county.team.leader)
    await page.getByTestId('me-roll').click()
    const line = page.getByTestId('roll').getByRole('row').filter({ hasText: '1小时20分钟' })
    await line.waitFor()
    expect(await line.innerText())
      .to.include(volunteer.name)
      .and.include('记录 1小时10分钟 + 申报 10分钟')
      .and.include('30分钟')
    await picture(page, 'roll-390')
    const own = await page.getByTestId('roll-team').innerText()
    const centre = await visit(`/roll/${county.team.id}`, county.supervisor, desk)
    await centre.getByTestId('roll-team').getByText(own, { exact: true }).waitFor()
    const other = await visit(`/roll/${county.team.id}`, (await buildCounty()).team.leader)
    await other.getByTestId('failed-state').waitFor()
  })

  it('the centre reads the county’s figures of a span', async () => {
    const page = await visit('/hours-figures', county.dispatcher, desk)
    await page.getByTestId('figures-credited').getByText('1小时20分钟').waitFor()
    expect(await page.getByTestId('figures-held').innerText()).to.include('30分钟')
    expect(await page.getByTestId('level-bars').innerText()).to.match(/未定星级\s+2 人/)
    await picture(page, 'figures-1440')
    await choose(page, 'figures-span', '去年')
    await page.getByTestId('figures-credited').getByText('0分钟', { exact: true }).waitFor()
    await choose(page, 'figures-span', '自选日期')
    await writeDay(page, 'figures-from', '2001-01-01')
    await page.getByTestId('figures-credited').getByText('1小时20分钟').waitFor()
  })

  it('a span and a team narrow one’s entries; the spreadsheet is saved', async () => {
    const page = await visit('/hours', volunteer)
    await page.getByTestId('hours-span').selectOption('lastYear')
    await page.getByText('这段时间没有服务记录').waitFor()
    await page.getByTestId('hours-span').selectOption('year')
    await page.getByTestId('hours-team').selectOption(county.team.id)
    await page.getByTestId('hours-entries').waitFor()
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByTestId('hours-sheet').click()])
    expect(saved.suggestedFilename()).to.match(/^志愿服务时长-测volunteer-\d{4}-\d\d-\d\d\.xlsx$/)
    expect(
      readFileSync(await saved.path())
        .subarray(0, 2)
        .toString(),
    ).to.equal('PK')
  })

  it('an order says how far from it the check-in was; a check-in elsewhere is refused with the other order’s number', async () => {
    const page = await visit(`/orders/${far}`, volunteer)
    expect(await page.getByTestId('visit-metres').innerText()).to.equal('签到距服务地点约 8.9 公里')
    const orders = [await buildOrder(county, { at: 'serving' }), await buildOrder(county, { at: 'serving' })] as const
    for (const { id } of orders) await granted(act(county.team.leader, id, 'assign', { volunteers: [volunteer.id] }))
    await granted(act(volunteer, orders[0].id, 'check_in'))
    await page.goto(new URL(`/orders/${orders[1].id}`, page.url()).href)
    await page.getByTestId('action-check_in').click()
    await page.getByTestId('action-submit').click()
    expect(await page.getByTestId('action-problem').innerText()).to.include(`您在订单 ${orders[0].no} 已签到、尚未签退`)
  })

  it('no page said anything was wrong', () => expect(errors).to.eql([]))
})
