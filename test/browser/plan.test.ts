import { expect } from 'chai'
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import supertest from 'supertest'
import type { Candidates, OrderView } from '../../server/contract/orders.ts'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { desk, openBrowser, signIn, type Visitor } from './browser.ts'

// The dispatcher takes what waits by one plan: three orders go, one of them to a team of the dispatcher's choosing; one stays; and one that another desk took says so.

const pictures = '.local/screenshots'
const dispatcher = '13800000002'

describe('dispatching by plan', function () {
  this.timeout(120_000)
  const uri = ownDatabase('plan-page')
  let server: Awaited<ReturnType<typeof spawnServer>>
  let browser: Browser
  let visitor: Visitor
  let page: Page
  let token: string
  let waiting: OrderView[]
  let other: { order: OrderView; team: { id: string; name: string } }
  let stay: OrderView[]

  before(async () => {
    mkdirSync(pictures, { recursive: true })
    await seedDatabase(uri)
    server = await spawnServer(uri)
    browser = await openBrowser()
    const { body } = await supertest(server.url).post('/api/v1/auth/login').send({ phone: dispatcher, password: demoPassword })
    token = body.accessToken
    visitor = await signIn(browser, server.url, dispatcher, desk)
    page = visitor.page
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await dropDatabase(uri)
  })

  const get = async <T>(path: string) => (await supertest(server.url).get(`/api/v1${path}`).set('Authorization', `Bearer ${token}`)).body as T
  const row = ({ no }: OrderView) => page.getByTestId(`plan-row-${no}`)
  const teamsIn = (order: OrderView) => row(order).getByTestId('plan-team').locator('strong').allTextContents()
  const accept = async () => {
    await page.getByTestId('plan-accept').click()
    await page.getByTestId('plan-send').click()
    await page.getByTestId('plan-outcome').waitFor()
  }

  it('the board leads to a row for every order that waits, beside what one by one would come to', async () => {
    const { items } = await get<{ items: OrderView[] }>('/orders?box=scope&status=claimed&limit=100')
    // What comes near its deadline meanwhile is marked so, which is another version of it: what is marked already goes first, then what has most time.
    waiting = items.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || Date.parse(b.dueAt ?? '') - Date.parse(a.dueAt ?? ''))
    expect(waiting.length).to.be.at.least(4)
    await page.goto(`${server.url}/board`)
    await page.getByTestId('board-plan').getByText(String(waiting.length), { exact: true }).click()
    await page.getByTestId('plan-table').waitFor()
    for (const order of waiting) expect(await teamsIn(order)).to.have.length(1)
    expect(await page.getByTestId('plan-verdict').textContent()).to.match(/逐单派/)
  })

  it('a row is given to another team, another is left unticked', async () => {
    for (const order of waiting.toReversed()) {
      const { items } = await get<Candidates>(`/orders/${order.id}/candidates`)
      const [planned] = await teamsIn(order)
      const found = items.find(({ team }) => team.name !== planned)
      if (found) other = { order, team: found.team }
    }
    await page.getByTestId(`plan-change-${other.order.no}`).click()
    await page.getByTestId('candidates').getByRole('checkbox', { checked: true }).click()
    await page.getByTestId(`team-${other.team.id}`).check()
    await page.getByTestId('plan-apply').click()
    await page.getByTestId('plan-chooser').waitFor({ state: 'detached' })
    expect(await teamsIn(other.order)).to.eql([other.team.name])
    stay = waiting.filter(({ id }) => id !== other.order.id).slice(2)
    for (const { no } of stay) await page.getByTestId(`plan-tick-${no}`).uncheck()
    expect(await page.getByTestId('plan-chosen').textContent()).to.include('3')
    await page.screenshot({ path: `${pictures}/plan-1440.png` })
  })

  it('the three are dispatched to the teams of the page; the fourth waits', async () => {
    const go = waiting.filter((order) => !stay.includes(order))
    const meant = new Map(await Promise.all(go.map(async (order) => [order.id, await teamsIn(order)] as const)))
    await accept()
    expect(await page.getByTestId('plan-outcome').textContent()).to.include('3')
    for (const order of go) {
      await row(order).waitFor({ state: 'detached' })
      const { status, assignments } = await get<OrderView>(`/orders/${order.id}`)
      expect([status, assignments.map(({ team }) => team.name)]).to.eql(['dispatched', meant.get(order.id)])
    }
    for (const order of stay) {
      expect((await get<OrderView>(`/orders/${order.id}`)).status).to.equal('claimed')
      expect(await row(order).isVisible()).to.equal(true)
    }
  })

  it('an order that another desk took meanwhile stays in its row and says why it was not dispatched', async () => {
    const left = stay[0]!
    const { items } = await get<Candidates>(`/orders/${left.id}/candidates`)
    const taken = await supertest(server.url)
      .post(`/api/v1/orders/${left.id}/actions/dispatch`)
      .set('Authorization', `Bearer ${token}`)
      .send({ teams: [items[0]!.team.id] })
    expect(taken.status).to.equal(200)
    await page.getByTestId('plan-old').waitFor()
    await page.getByTestId(`plan-tick-${left.no}`).check()
    await accept()
    await page
      .getByTestId(`plan-note-${left.no}`)
      .getByText(/没有派出：.*订单/)
      .waitFor()
    expect(await page.getByTestId(`plan-tick-${left.no}`).isChecked()).to.equal(false)
    await page.screenshot({ path: `${pictures}/plan-refused-1440.png` })
    await page.getByTestId(`plan-again-${left.no}`).click()
    await row(left).waitFor({ state: 'detached' })
  })

  it('no page said anything was wrong', () => expect(visitor.errors).to.eql([]))
})
