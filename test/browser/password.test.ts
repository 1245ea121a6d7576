import { expect } from 'chai'
import { buildPerson, password, type Someone } from '../support/county.ts'
import { http } from '../support/program.ts'
import { phone } from './browser.ts'
import { signInByForm } from './form-acts.ts'
import { setScene } from './scene.ts'

const another = 'another-long-password'

describe('changing one’s password', function () {
  this.timeout(60_000)
  const scene = setScene()
  const errors: string[] = []
  const tryWith = async (word: string) => (await http().post('/api/v1/auth/login').send({ phone: scene.county.resident.phone, password: word })).status

  it('is refused at the field, then changes it, and one goes on', async () => {
    const page = await signInByForm(scene.browser, { who: scene.county.resident, errors, viewport: phone, path: '/me' })
    const asked: number[] = []
    page.on('response', (one) => one.url().endsWith('/auth/password') && asked.push(one.status()))
    await page.getByTestId('password-open').click()
    await page.getByTestId('password-current').fill('not-the-password')
    await page.getByTestId('password-new').fill('short')
    await page.getByTestId('password-send').click()
    await page.getByTestId('password-sheet').getByText('10').nth(1).waitFor()
    await page.getByTestId('password-new').fill(another)
    await page.getByTestId('password-send').click()
    await page.getByText('和现在的密码不一致').waitFor()
    await page.getByTestId('password-current').fill(password)
    await page.getByTestId('password-send').click()
    await page.getByText('密码已修改').waitFor()
    expect(asked).to.eql([422, 401, 200])
    expect([await tryWith(password), await tryWith(another)]).to.eql([401, 200])
    await page.getByTestId('nav-mine').click()
    await page.getByTestId('nav-notices').click()
    await page.getByRole('heading', { name: '消息' }).waitFor()
    expect(new URL(page.url()).pathname).to.equal('/notices')
  })

  const open = async (who: Someone) => {
    const page = await signInByForm(scene.browser, { who, errors, viewport: phone, path: '/me' })
    const ask = async () => {
      await page.getByTestId('password-open').click()
      await page.getByTestId('password-current').fill(password)
      await page.getByTestId('password-new').fill(another)
      await page.getByTestId('password-send').click()
    }
    return { page, ask }
  }

  it('is changed once where its answer is lost on the way', async () => {
    const { page, ask } = await open(await buildPerson('resident', scene.county.grid))
    const lost: Promise<unknown>[] = []
    page.on('response', (one) => one.url().endsWith('/auth/password') && answers.push(one.headers()['idempotency-replayed']))
    const answers: (string | undefined)[] = []
    await page.route('**/auth/password', async (route) => {
      if (lost.length > 0) return route.continue()
      // The server is still at it when nothing is heard of it any more.
      lost.push(route.fetch())
      return route.abort()
    })
    await ask()
    await page.getByText('密码已修改').waitFor()
    await Promise.all(lost)
    expect(answers.at(-1)).to.equal('true')
    await page.getByTestId('nav-mine').click()
    await page.getByTestId('empty-state').waitFor()
  })

  it('is waited for by what another tab asks meanwhile', async () => {
    const { page, ask } = await open(await buildPerson('resident', scene.county.grid))
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByTestId('sign-out').waitFor()
    let letGo = () => {}
    const isHeld = new Promise<void>((then) => (letGo = then))
    const isFetched = new Promise<void>((then) => {
      void page.route('**/auth/password', async (route) => {
        const response = await route.fetch()
        then()
        await isHeld
        await route.fulfill({ response })
      })
    })
    await ask()
    await isFetched
    const refused = other.waitForResponse((one) => one.status() === 401)
    await other.getByTestId('nav-mine').click()
    await refused
    letGo()
    await page.getByText('密码已修改').waitFor()
    await other.getByTestId('empty-state').waitFor()
    expect(new URL(other.url()).pathname).to.equal('/mine')
  })

  it('no page said anything was wrong', () => expect(errors).to.eql([]))
})
