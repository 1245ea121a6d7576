import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { PersonModel } from '../../server/people/person.model.ts'
import { buildPerson, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { address } from '../support/program.ts'
import { hold } from './browser.ts'
import { fillSignIn, signInByForm } from './form-acts.ts'
import { setScene } from './scene.ts'

// A device knows who signed in on it last: they see their page at once, and the server is asked behind.

describe('who was here before', function () {
  this.timeout(90_000)
  const scene = setScene()
  let page: Page
  const errors: string[] = []

  const visit = async (who: Someone, path = '/') => void (page = await signInByForm(scene.browser, { who, errors, path }))
  const at = () => new URL(page.url()).pathname

  it('sees their page while the server is still asked who they are; a right gained since comes with its answer', async () => {
    const someone = await buildPerson('resident', scene.county.grid)
    await visit(someone, '/me')
    await page.getByTestId('sign-out').waitFor()
    const answer = await hold(page, '**/api/v1/me')
    const roles = (['resident', 'volunteer'] as const).map((role) => ({ role, unit: scene.county.grid }))
    await PersonModel.updateOne({ _id: someone.id }, { $set: { roles } })
    await page.reload()
    await page.getByTestId('sign-out').waitFor()
    expect(await page.getByTestId('change-role').count()).to.equal(0)
    answer()
    await page.getByTestId('change-role').waitFor()
  })

  it('a right gained or lost since the last time counts at once, also for the page one comes in by', async () => {
    const someone = await buildPerson('resident', scene.county.grid)
    await visit(someone, '/me')
    await page.getByTestId('sign-out').waitFor()
    const now = (role: 'resident' | 'grid_worker') => PersonModel.updateOne({ _id: someone.id }, { $set: { roles: [{ role, unit: scene.county.grid }] } })
    await now('grid_worker')
    await page.goto(`${address()}/area`)
    await page.getByTestId('area-figures').waitFor()
    expect(at()).to.equal('/area')
    await now('resident')
    await page.goto(`${address()}/area`)
    await page.waitForURL((to) => to.pathname === '/')
    await page.getByTestId('home-post').waitFor()
  })

  it('and signs out while something is still being asked, is not told that their sign-in ended', async () => {
    const someone = await buildPerson('resident', scene.county.grid)
    await visit(someone)
    // What that page still asks for goes with it.
    await page.goto('about:blank')
    const letNotices = await hold(page, '**/api/v1/notices?*')
    const letSignIn = await hold(page, '**/assets/sign-in-*.js')
    const asked = page.waitForRequest('**/api/v1/notices?*')
    await page.goto(`${address()}/me`)
    await asked
    const left = page.waitForRequest('**/assets/sign-in-*.js')
    await page.getByTestId('sign-out').click()
    await left
    const refused = page.waitForResponse((one) => one.url().includes('/notices?') && one.status() === 401)
    letNotices()
    await (await refused).finished()
    letSignIn()
    await page.waitForURL((to) => to.pathname === '/sign-in')
    await fillSignIn(page, someone)
    expect(at()).to.equal('/')
  })

  it('and signs out without a network, is forgotten here', async () => {
    await visit(await buildPerson('resident', scene.county.grid), '/me')
    await page.getByTestId('sign-out').waitFor()
    await page.context().setOffline(true)
    await page.getByTestId('sign-out').click()
    await eventually(
      () => page.evaluate<string | null>(`localStorage.getItem('liudan.session')`),
      (kept) => kept === null,
    )
  })

  it('and may not come in any more, is led to sign in, and nothing of them stays', async () => {
    const someone = await buildPerson('resident', scene.county.grid)
    await visit(someone, '/mine')
    await page.getByTestId('nav-mine').waitFor()
    await page.evaluate(
      `localStorage.setItem('liudan.session', localStorage.getItem('liudan.session').replace(/"refreshToken":"[^"]*"/, '"refreshToken":"none"'))`,
    )
    await page.route('**/api/v1/me', (route) => route.fulfill({ status: 401, json: { status: 401, code: 'token.absent', title: '' } }))
    await page.reload()
    await page.waitForURL((to) => to.pathname === '/sign-in')
    expect(await page.evaluate<number>(`Object.keys(localStorage).filter((name) => name.startsWith('liudan.known')).length`)).to.equal(0)
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
