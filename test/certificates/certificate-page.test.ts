import { expect } from 'chai'
import { mkdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, phone } from '../browser/browser.ts'
import { signedIn } from '../browser/visit-as.ts'
import { send } from '../support/orders.ts'
import type { County, Someone } from '../support/county.ts'
import { address } from '../support/program.ts'
import { scan, wordsOf } from './paper.ts'
import { buildServed, issue, list, name } from './served.ts'

// On a phone: a volunteer has a certificate made, somebody who is not signed in follows its code.

const pictures = '.local/screenshots'

describe('certificates in the browser', function () {
  this.timeout(60_000)
  let browser: Browser
  let county: County
  let volunteer: Someone
  before(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
    ;({ county, volunteer } = await buildServed())
  })
  after(() => browser.close())

  const visit = async (path: string, who?: Someone) => {
    const kept = who && { storageState: await signedIn(who, address()) }
    const page = await (await browser.newContext({ viewport: phone, locale: 'zh-CN', acceptDownloads: true, ...kept })).newPage()
    await page.goto(path.startsWith('http') ? path : address() + path)
    return page
  }
  const stateOf = async (page: Page, state: string) => {
    await page.locator(`[data-testid=check-result][data-state=${state}]`).waitFor()
    return page.getByTestId('check-result').innerText()
  }

  it('made on one’s page of hours: the paper is saved, and listed to be saved again', async () => {
    const page = await visit('/hours', volunteer)
    await page.getByTestId('certificate-open').click()
    await page.getByTestId('certificate-layout').selectOption('2015')
    await page.screenshot({ path: `${pictures}/certificate-form.png` })
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByTestId('certificate-make').click()])
    const [certificate] = await list(volunteer)
    expect(saved.suggestedFilename()).to.equal(`志愿服务记录证明-${certificate!.no}.pdf`)
    expect(certificate!.layout).to.equal('2015')
    const pdf = readFileSync(await saved.path())
    expect(wordsOf(pdf).join('')).to.include(name)
    await page.getByTestId('certificates').getByText(certificate!.no).waitFor()
    await page.screenshot({ path: `${pictures}/certificate-list.png`, fullPage: true })
    const [again] = await Promise.all([page.waitForEvent('download'), page.getByTestId('certificate-download').click()])
    expect(readFileSync(await again.path()).equals(pdf)).to.equal(true)
    const checked = await visit((await scan(pdf))!)
    expect(await stateOf(checked, 'valid'))
      .to.include('有效')
      .and.include('王**')
      .and.include('2小时5分钟')
      .and.not.include(name)
    await checked.screenshot({ path: `${pictures}/certificate-valid.png`, fullPage: true })
  })

  it('nothing in the span: the form says why', async () => {
    const page = await visit('/hours', volunteer)
    await page.getByTestId('certificate-open').click()
    await page.locator('input[type=date]').last().fill('2001-01-01')
    await page.getByTestId('certificate-make').click()
    expect(await page.getByTestId('certificate-refused').innerText()).to.include('没有已计入的服务时长')
  })

  it('checked by number in both languages: unknown, valid, and revoked once it is', async () => {
    const { no } = await issue(volunteer)
    const page = await visit('/check')
    const ask = async (typed: string) => {
      await page.getByTestId('check-no').fill(typed)
      await page.getByTestId('check-ask').click()
    }
    await ask('ZM-000000-2026-000001-ABCDEF')
    expect(await stateOf(page, 'unknown')).to.include('查无此证明')
    await ask(no.toLowerCase())
    expect(await stateOf(page, 'valid')).to.include(no)
    expect((await send(county.supervisor, `/certificates/${no}/revoke`, { reason: '姓名有误' })).status).to.equal(200)
    await page.getByTestId('check-ask').click()
    expect(await stateOf(page, 'revoked'))
      .to.include('已作废')
      .and.not.include('姓名有误')
    await page.getByTestId('language-switch').click()
    await page.getByText('no longer stands').waitFor()
    await page.screenshot({ path: `${pictures}/certificate-revoked.png`, fullPage: true })
  })
})
