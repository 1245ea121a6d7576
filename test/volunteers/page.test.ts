import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { openBrowser, signIn, type Visitor } from '../browser/browser.ts'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { apply, fillGuardian, goThrough, keep } from './page-acts.ts'
import { form, residentId } from './papers.ts'

// A resident fills the form in on a phone, the leader accepts, and the page changes under the resident's eyes; pictures of every page are kept.

const team = '邻里互助服务队'

describe('the pages about volunteers', function () {
  this.timeout(120_000)
  const uri = ownDatabase('volunteers')
  let server: Awaited<ReturnType<typeof spawnServer>>
  let browser: Browser
  let resident: Visitor
  let leader: Visitor
  let number = ''
  before(async () => {
    await seedDatabase(uri, '--without-orders')
    server = await spawnServer(uri)
    browser = await openBrowser()
    resident = await signIn(browser, server.url, '13800000010')
    leader = await signIn(browser, server.url, '13800000007')
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await dropDatabase(uri)
  })

  it('a minor is led through three steps, with faults at their fields', async () => {
    const { page } = resident
    await page.goto(`${server.url}/me`)
    await page.getByTestId('me-volunteer').click()
    await page.getByTestId('volunteer-on').click()
    expect(await page.getByRole('alert').allTextContents()).to.eql(['请选性别', '请填写证件号码'])
    await keep(page, 'missing')
    await page.getByTestId('volunteer-gender-female').check()
    await page.getByTestId('volunteer-id-number').fill(residentId('2010-05-01'))
    await page.getByTestId('volunteer-born').getByText('2010-05-01').waitFor()
    await fillGuardian(page)
    await page.getByTestId('guardian-agreed').check()
    await keep(page, 'person')
    await page.getByTestId('volunteer-on').click()
    await page.getByTestId('volunteer-category-助老服务').check()
    await page.getByTestId('volunteer-skills').fill('理发、摄影')
    await page.getByTestId('volunteer-time-weekends').check()
    await keep(page, 'service')
    await page.getByTestId('volunteer-on').click()
    await page.getByTestId('volunteer-team').selectOption({ index: 1 })
    const names = await page.getByTestId('volunteer-team').locator('option').allTextContents()
    await page.getByTestId('volunteer-team').selectOption(names.find((name) => name.includes(team))!)
    await page.getByTestId('volunteer-agrees').check()
    await keep(page, 'agree')
  })

  it('a number that is wrong leads back to its field, the form is taken once it is right, and shown masked', async () => {
    const { page } = resident
    for (let step = 0; step < 2; step++) await page.getByTestId('volunteer-back').click()
    const right = (number = await page.getByTestId('volunteer-id-number').inputValue())
    await page.getByTestId('volunteer-id-number').fill(right.replace(/.$/, right.endsWith('5') ? '6' : '5'))
    await goThrough(page)
    await page.getByText('证件号码不对，请逐位核对。').waitFor()
    await keep(page, 'fault')
    await page.getByTestId('volunteer-id-number').fill(right)
    await goThrough(page)
    await page.getByTestId('volunteer-state').getByText('等待审核').waitFor()
    await page.getByText(`6204************${right.slice(-2)}`).waitFor()
    expect(await page.content()).to.not.include(right)
    await keep(page, 'waiting')
  })

  it('the leader sees whom to call, accepts, and the resident is a volunteer at once', async () => {
    const { page } = leader
    await page.goto(`${server.url}/me`)
    await page.getByTestId('me-requests').click()
    const card = page.getByTestId('request-card')
    await card.getByText('13800003333').waitFor()
    await keep(page, 'requests')
    await card.getByTestId('number-reveal').click()
    await page.getByTestId('number-show').click()
    await page.getByText('请写明用途，至少 4 个字').waitFor()
    await page.getByTestId('number-purpose').fill('核对身份证原件')
    await keep(page, 'reveal')
    await page.getByTestId('number-show').click()
    expect(await card.getByTestId('number-whole').textContent()).to.equal(number)
    await keep(page, 'revealed')
    await card.getByTestId('request-no').click()
    await card.getByTestId('refuse-send').click()
    await card.getByText('请写明原因').waitFor()
    await card.getByText('取消').click()
    await card.getByTestId('request-yes').click()
    await page.getByText('没有等待处理的申请').waitFor()
    await resident.page.getByTestId('volunteer-state').getByText('已登记', { exact: true }).waitFor()
    await resident.page.getByTestId('volunteer-asked').waitFor({ state: 'detached' })
    await resident.page.getByText(team).first().waitFor()
  })

  it('what one asks for is taken back: a further team, or, while it waits, the whole registration', async () => {
    const { page } = resident
    await page.getByTestId('volunteer-team').selectOption({ index: 1 })
    await page.getByTestId('team-ask').click()
    await page.getByTestId('volunteer-asked').waitFor()
    await keep(page, 'asked')
    await page.getByTestId('volunteer-asked').getByText('撤回申请').click()
    await page.getByTestId('volunteer-asked').waitFor({ state: 'detached' })
    const other = await signIn(browser, server.url, '13800000009')
    await apply(server.url, '13800000009', form())
    await other.page.goto(`${server.url}/volunteer`)
    await other.page.getByTestId('volunteer-withdraw').click()
    await keep(other.page, 'withdraw')
    await other.page.getByTestId('volunteer-withdraw-sure').click()
    await other.page.getByTestId('volunteer-id-number').waitFor()
    expect(other.errors).to.eql([])
  })

  it('those who served before are registered already', async () => {
    const { page, errors } = await signIn(browser, server.url, '13800000008')
    await page.goto(`${server.url}/volunteer`)
    await page.getByTestId('volunteer-state').getByText('已登记', { exact: true }).waitFor()
    await page.getByText(/^6204\*{12}/).waitFor()
    await keep(page, 'seeded')
    expect(errors).to.eql([])
  })

  it('a qualification is brought and confirmed, in English as well', async () => {
    const { page } = resident
    await page.getByTestId('qualification-add').click()
    await page.getByTestId('qualification-send').click()
    await page.getByText('请填写证书名称').waitFor()
    await page.getByTestId('qualification-name').fill('急救员证')
    await page.getByTestId('qualification-until').fill('2099-06-30')
    await page.getByTestId('qualification-send').click()
    await page.getByTestId('own-qualifications').getByText('待确认').waitFor()
    await leader.page.getByText('急救员证').waitFor()
    await keep(leader.page, 'qualification')
    await leader.page.getByTestId('request-yes').click()
    await page.getByTestId('own-qualifications').getByText('已确认').waitFor()
    await keep(page, 'registered')
    await page.goto(`${server.url}/me`)
    await page.getByTestId('language-en').click()
    await keep(page, 'me-en')
    await page.getByTestId('me-volunteer').click()
    await page.getByTestId('volunteer-state').getByText('Registered', { exact: true }).waitFor()
    await keep(page, 'registered-en')
    expect([...resident.errors, ...leader.errors].filter((error) => !/422/.test(error))).to.eql([])
  })
})
