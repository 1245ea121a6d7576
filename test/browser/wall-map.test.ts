import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { UnitModel } from '../../server/units/unit.model.ts'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { openBrowser, phone } from './browser.ts'
import { visitAs } from './visit-as.ts'

// How many names of places there are, how many are seen, and how many of these a mark lies over.
const names = `(() => {
  const [all, marks] = ['.map-name', '.leaflet-marker-pane b'].map((chosen) => [...document.querySelectorAll('.unit-map ' + chosen)])
  const seen = all.filter((name) => getComputedStyle(name).visibility === 'visible')
  const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const isUnder = (name) => marks.some((mark) => over(name.getBoundingClientRect(), mark.getBoundingClientRect()))
  return [all.length, seen.length, seen.filter(isUnder).length]
})()`

const wallSize = { width: 1920, height: 1080 }

describe('the wall and the area in the browser', function () {
  this.timeout(120_000)
  const errors: string[] = []
  let browser: Browser
  let county: County
  before(async () => {
    browser = await openBrowser()
    county = await buildCounty()
    const units = await UnitModel.find({ county: county.code }, { _id: 1 }).lean()
    for (const [n, { _id }] of units.entries())
      await UnitModel.updateOne({ _id }, { $set: { position: { type: 'Point', coordinates: [104 + (n % 5) / 50, 36 + Math.floor(n / 5) / 50] } } })
    // What waits in this village lies where the name of its town stands.
    const town = await UnitModel.findById(county.officer.unit, { position: 1 }).lean()
    await UnitModel.updateOne({ _id: county.clerk.unit }, { $set: { position: town!.position } })
    await buildOrder(county, { at: 'rated' })
  })
  after(() => browser.close())

  it('the wall counts a move when it is made, names nobody, remembers its theme, and says at once when it hears no more', async () => {
    const order = await buildOrder(county, { at: 'posted' })
    const page = await visitAs(browser, { who: county.supervisor, path: '/wall?theme=light', viewport: wallSize, errors })
    const collected = page.getByTestId('wall-collect').locator('strong')
    await collected.waitFor()
    await page.getByTestId('wall').and(page.locator('[data-state=live]')).waitFor()
    await page.getByTestId('unit-map').waitFor()
    const before = Number(await collected.innerText())
    const pulsed = page.locator('.map-pulse').first().waitFor({ state: 'attached' })
    await granted(act(county.worker, order.id, 'collect'))
    await page.getByTestId('wall-moves').locator('li').first().getByText('已接单').waitFor()
    await pulsed
    await collected.getByText(String(before + 1), { exact: true }).waitFor()
    await eventually(
      () => page.evaluate<number[]>(names),
      (seen) => seen.join() === '2,2,0',
    )
    const text = await page.getByTestId('wall').innerText()
    for (const said of [order.title, county.resident.name, county.worker.name, order.address]) expect(text).to.not.include(said)
    expect(await page.getByTestId('wall').getAttribute('class')).to.include('light')
    expect(await page.getByTestId('unit-map').locator('.schematic').innerText()).to.include('示意图')
    expect(await page.locator('nav.nav').count()).to.equal(0)
    await page.context().setOffline(true)
    await page.getByTestId('wall-stale').waitFor({ timeout: 5000 })
    await page.context().setOffline(false)
    await page.getByTestId('wall-stale').waitFor({ state: 'detached' })
    await page.goto(page.url().split('?')[0]!)
    await page.getByTestId('wall').waitFor()
    expect(await page.getByTestId('wall').getAttribute('class')).to.include('light')
    await page.context().close()
  })

  it('an officer finds the area’s figures, and by a place its orders, with the keyboard too', async () => {
    const page = await visitAs(browser, { who: county.clerk, path: '/area', viewport: phone, errors })
    await page.getByTestId('area-orders').locator('article').first().waitFor()
    expect(await page.getByTestId('area-open').innerText()).to.equal('1')
    await page.getByTestId(`map-place-${county.worker.unit}`).press('Enter')
    await page.getByTestId('area-all').waitFor()
    expect(await page.getByTestId('area-orders').locator('article').count()).to.equal(1)
    await page.getByTestId('area-all').click()
    await page.locator('.map-mark').first().press('Enter')
    await page.getByTestId('area-all').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).to.equal(phone.width)
    await page.context().close()
    // Being cut off is what the first test does.
    expect(errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(error))).to.eql([])
  })
})
