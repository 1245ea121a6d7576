import { expect } from 'chai'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { OrderView } from '../../server/contract/orders.ts'
import type { Someone } from '../support/county.ts'
import { act, get, granted, need, send } from '../support/orders.ts'
import { address } from '../support/program.ts'
import { phone } from './browser.ts'
import { setScene } from './scene.ts'
import { visitAs } from './visit-as.ts'

// What a phone does for the work of a day: the next task, and the way there.

const position = { latitude: 36.54, longitude: 104.17 }

describe('a phone at work', function () {
  this.timeout(90_000)
  const scene = setScene()
  let page: Page
  const errors: string[] = []

  const visit = async (who: Someone, path: string, options?: BrowserContextOptions) => {
    page = await visitAs(scene.browser, { who, path, viewport: phone, errors, ...(options && { options }) })
    page.setDefaultTimeout(12_000)
  }
  const assigned = async (more: object = {}): Promise<OrderView> => {
    const { id } = await granted(send(scene.county.resident, '/orders', { ...need, ...more }))
    await granted(act(scene.county.worker, id, 'collect'))
    await granted(act(scene.county.clerk, id, 'report', { opinion: '情况属实。' }))
    await granted(act(scene.county.officer, id, 'claim'))
    await granted(act(scene.county.dispatcher, id, 'dispatch', { teams: [scene.county.team.id] }))
    await granted(act(scene.county.team.leader, id, 'accept'))
    return granted(act(scene.county.team.leader, id, 'assign', { volunteers: [scene.county.team.volunteers[0]!.id] }))
  }

  it('the next task stands on top with place, contact and the way there; its button checks in and out', async () => {
    const volunteer = scene.county.team.volunteers[0]!
    await assigned({ urgency: 'normal', title: '不急的事' })
    const first = await assigned({ urgency: 'urgent', title: '先去这里', location: { type: 'Point', coordinates: [104.18, 36.54] } })
    await visit(volunteer, '/', { geolocation: position, permissions: ['geolocation'], userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile' })
    const task = page.getByTestId('next-task')
    await task.getByText('先去这里').waitFor()
    expect(await task.textContent()).to.include(need.address)
    expect(await task.getByTestId('order-contact').textContent()).to.include(scene.county.resident.phone)
    expect(await task.getByTestId('task-route').getAttribute('href')).to.match(/^geo:36\.54,104\.18\?q=36\.54%2C104\.18/)
    await task.getByTestId('task-distance').getByText('约 890 米').waitFor()
    expect(await page.getByTestId(`order-card-${first.no}`).count()).to.equal(0)
    await page.goto(`${address()}/todo`)
    for (const action of ['check_in', 'check_out']) {
      await task.getByTestId(`action-${action}`).click()
      await page.getByTestId('action-submit').click()
      await page.getByTestId('action-sheet').waitFor({ state: 'detached' })
    }
    await task.getByText('不急的事').waitFor()
    const { assignments } = await granted(get(scene.county.dispatcher, `/orders/${first.id}`))
    expect(assignments[0]!.volunteers[0]!.checkedOutAt).to.be.a('string')
  })

  it('where the device takes no place by link, the address is copied', async () => {
    await visit(scene.county.team.volunteers[0]!, '/', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByTestId('task-copy').click()
    await page.getByTestId('toast').getByText('地址已复制').waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).to.include(need.address)
    expect(await page.getByTestId('task-route').count()).to.equal(0)
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
