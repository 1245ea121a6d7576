import { expect } from 'chai'
import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import type { Hours } from '../../server/contract/people.ts'
import { desk, openBrowser, phone } from '../browser/browser.ts'
import { choose } from '../browser/desk-acts.ts'
import { visitAs } from '../browser/visit-as.ts'
import type { County, Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { buildServed, check, issue, name } from './served.ts'

// At the supervisor's desk, and on their phone.

const pictures = '.local/screenshots'

describe('the county’s certificates in the browser', function () {
  this.timeout(60_000)
  let browser: Browser
  let county: County
  let volunteer: Someone
  const errors: string[] = []
  before(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
    ;({ county, volunteer } = await buildServed())
  })
  after(() => browser.close())

  const visit = (who: Someone, path: string, viewport = phone) => visitAs(browser, { who, path, viewport, errors })

  it('the supervisor finds one, opens it and revokes it with a reason, by the keyboard alone, on a phone too', async () => {
    const { no } = await issue(volunteer)
    const page = await visit(county.supervisor, '/certificates')
    await page.getByTestId('desk-q').fill(no.slice(10))
    await Promise.all([page.waitForResponse((answer) => answer.url().includes('q=')), page.keyboard.press('Enter')])
    const row = page.getByTestId('desk-certificate')
    await row.nth(1).waitFor({ state: 'detached' })
    await row.waitFor()
    expect(await row.innerText())
      .to.include(name)
      .and.include(no)
      .and.include('本人开具')
    await page.screenshot({ path: `${pictures}/certificates-phone.png`, fullPage: true })
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('desk-revoke').focus()
    await page.screenshot({ path: `${pictures}/certificate-opened-phone.png` })
    await page.keyboard.press('Enter')
    await page.getByTestId('revoke-send').focus()
    await page.keyboard.press('Enter')
    await page.getByText('请写明理由').waitFor()
    await page.getByTestId('revoke-reason').focus()
    await page.keyboard.type('内容有误')
    await page.screenshot({ path: `${pictures}/certificate-revoking-phone.png` })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const sheet = page.getByTestId('desk-sheet')
    await sheet.locator('.revoked').waitFor()
    expect(await sheet.innerText())
      .to.include(`由 ${county.supervisor.name} 作废`)
      .and.include('内容有误')
    await page.keyboard.press('Escape')
    expect(await page.evaluate<boolean>('document.activeElement?.dataset.testid === "desk-certificate"')).to.equal(true)
    expect(await page.getByTestId('desk-note').innerText()).to.include(no)
    expect(await row.innerText()).to.include('已作废')
    expect((await check(no)).state).to.equal('revoked')
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).to.be.at.most(0)
  })

  it('who may not revoke sees no way to; what somebody else revoked meanwhile is shown as it stands', async () => {
    const { no } = await issue(volunteer)
    const readers = await visit(county.admin, '/certificates', desk)
    await readers.getByTestId('desk-certificate').first().click()
    await readers.getByTestId('desk-download').waitFor()
    expect(await readers.getByTestId('desk-revoke').count()).to.equal(0)
    const page = await visit(county.supervisor, '/certificates', desk)
    await page.getByTestId('desk-certificate').first().click()
    await page.getByTestId('desk-revoke').click()
    await page.getByTestId('revoke-reason').fill('重复')
    await granted(send(county.supervisor, `/certificates/${no}/revoke`, { reason: '先到一步' }))
    await page.getByTestId('revoke-send').click()
    await page.getByTestId('desk-sheet').getByText('先到一步').waitFor()
    expect(await page.getByTestId('meanwhile').innerText()).to.include('此前已经作废')
    await page.getByTestId('desk-sheet').getByRole('button', { name: '关闭' }).first().click()
    await choose(page, 'desk-state', '有效')
    await page.getByText(no).waitFor({ state: 'detached' })
    await page.screenshot({ path: `${pictures}/certificates-desk.png` })
  })

  it('hours taken back since: the check says so first of all', async () => {
    const { id } = (await granted<Hours>(get(volunteer, '/me/hours'))).entries[0]!
    const { no } = await issue(volunteer)
    await granted(send(county.supervisor, `/hours/${id}/reverse`, { reason: '核实有误' }))
    const page = await visit(volunteer, `/check/${no}`)
    await page.locator('[data-testid=check-result][data-state=valid]').waitFor()
    expect(await page.getByTestId('check-result').locator('h2').innerText()).to.equal('内容已有变更')
    await page.screenshot({ path: `${pictures}/certificate-changed.png`, fullPage: true })
    const list = await visit(county.supervisor, '/certificates')
    expect(await list.getByTestId('certificate-standing').first().innerText()).to.equal('有效，内容已有变更')
    await list.screenshot({ path: `${pictures}/certificates-changed.png`, fullPage: true })
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
