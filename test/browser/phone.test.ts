import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { buildPerson, password, type Someone } from '../support/county.ts'
import { granted, need, send } from '../support/orders.ts'
import { address } from '../support/program.ts'
import { phone } from './browser.ts'
import { signInByForm } from './form-acts.ts'
import { setScene } from './scene.ts'

// What one expects of a phone: the work of one role at a time, a way back that leads where it should, large type where it is wanted.

describe('the phone', function () {
  this.timeout(90_000)
  const scene = setScene()
  let page: Page
  const errors: string[] = []

  const visit = async (who: Someone, path = '/') => void (page = await signInByForm(scene.browser, { who, errors, path }))
  const at = () => new URL(page.url()).pathname

  it('who has several roles sees the work of one, which is remembered; a page of the other opens all the same', async () => {
    const roles = [
      { role: 'grid_worker' as const, unit: scene.county.grid },
      { role: 'volunteer' as const, unit: scene.county.town },
    ]
    await visit(await buildPerson('grid_worker', scene.county.grid, { roles }), '/me')
    await page.getByTestId('role-volunteer').click()
    await page.getByTestId('change-role').waitFor()
    const asked = page.waitForRequest((request) => /\/orders\?.*box=todo.*as=volunteer/.test(request.url()))
    await page.goto(address())
    await asked
    await page.getByTestId('nav-hours').waitFor()
    expect(await page.getByTestId('nav-post').count()).to.equal(0)
    await page.goto(`${address()}/post`)
    await page.getByTestId('post-title').waitFor()
    await page.goto(`${address()}/me`)
    await page.getByTestId('change-role').click()
    await page.getByTestId('role-grid_worker').click()
    await page.waitForURL(`${address()}/`)
    await page.getByTestId('nav-post').waitFor()
  })

  it('a notice opens its order; the way back leads into the client; what was looked at is read', async () => {
    const { id } = await granted(send(scene.county.resident, '/orders', need))
    await visit(scene.county.worker)
    await page.getByTestId('bell').getByText('1').waitFor()
    await page.goto('about:blank')
    const read = page.waitForResponse('**/api/v1/notices/read')
    await page.goto(`${address()}/orders/${id}?from=notice`)
    await page.getByTestId('order-detail').waitFor()
    await read
    await page.getByTestId('bell').getByText('1').waitFor({ state: 'detached' })
    await page.getByTestId('action-collect').click()
    await page.getByTestId('action-sheet').waitFor()
    await page.goBack()
    await page.getByTestId('action-sheet').waitFor({ state: 'detached' })
    expect(at()).to.equal(`/orders/${id}`)
    await page.goBack()
    await page.getByTestId('notices').waitFor()
    expect(at()).to.equal('/')
    await page.locator('[data-testid="notice-row"][data-read="true"]').waitFor()
  })

  it('the way back from an order leads to the place in the list where one was', async () => {
    for (let n = 0; n < 20; n++) await granted(send(scene.county.resident, '/orders', { ...need, title: `第${n}件` }))
    await visit(scene.county.resident, '/mine')
    const first = page.getByRole('link', { name: '第0件' })
    await first.scrollIntoViewIfNeeded()
    const place = await page.evaluate<number>('scrollY')
    expect(place).to.be.greaterThan(1000)
    await first.click()
    await page.getByTestId('order-detail').waitFor()
    await page.goBack()
    await first.waitFor()
    await page.waitForFunction(`Math.abs(scrollY - ${place}) < 2`)
  })

  it('what the bar has no room for is found on the page about oneself, and leads back to it', async () => {
    await visit(scene.county.worker, '/me')
    expect(await page.getByTestId('nav-area').count()).to.equal(0)
    await page.getByTestId('more-area').click()
    await page.getByRole('heading', { name: '辖区地图' }).waitFor()
    await page.getByTestId('back').click()
    await page.getByTestId('more-area').waitFor()
    expect(at()).to.equal('/me')
    await page.goto('about:blank')
    await page.goto(`${address()}/levels`)
    await page.getByTestId('back').click()
    await page.getByTestId('sign-out').waitFor()
  })

  it('a number that has an account already is told so, and goes along to where one signs in', async () => {
    page = await (await scene.browser.newContext({ viewport: phone, locale: 'zh-CN', serviceWorkers: 'block' })).newPage()
    await page.goto(`${address()}/sign-in`)
    await page.getByTestId('register-switch').click()
    for (const [field, text] of Object.entries({ name: '测居民', phone: scene.county.resident.phone, password }))
      await page.getByTestId(`register-${field}`).fill(text)
    await page.getByTestId('register-submit').click()
    await page.getByTestId('sign-in-problem').getByText('请直接登录').waitFor()
    await page.getByTestId('register-switch').click()
    await page.getByTestId('sign-in-password').fill(password)
    await page.getByTestId('sign-in-submit').click()
    await page.waitForURL((to) => to.pathname === '/')
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
