import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { buildCounty, type County } from '../support/county.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { desk, openBrowser } from './browser.ts'
import { visitAs } from './visit-as.ts'

describe('the supervisor’s page', function () {
  this.timeout(60_000)
  const errors: string[] = []
  let county: County
  let browser: Browser
  before(async () => {
    county = await buildCounty()
    browser = await openBrowser()
  })
  after(() => browser.close())

  it('a supervisor finds who was rated poorly, and the orders behind a scorecard', async () => {
    const order = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, order.id, 'rate', { stars: 1, solved: false, comment: '没修好' }))
    const there = await visitAs(browser, { who: county.supervisor, path: '/supervision?list=poor', viewport: desk, errors })
    await there.getByTestId(`order-card-${order.no}`).waitFor()
    await there.getByTestId('supervision-scores').click()
    await there.getByTestId(`score-${county.town}`).waitFor()
    await there.getByTestId('scores-by').selectOption('team')
    await there.getByTestId(`score-${county.team.id}`).click()
    await there.getByTestId(`order-card-${order.no}`).waitFor()
    const { searchParams } = new URL(there.url())
    expect([searchParams.get('list'), searchParams.get('team')]).to.eql(['all', county.team.id])
    await there.getByTestId('supervision-town').selectOption(county.otherTown)
    await there.getByTestId('order-list').waitFor({ state: 'detached' })
    await there.goBack()
    await there.getByTestId(`order-card-${order.no}`).waitFor()
    expect(errors).to.eql([])
  })
})
