import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { buildCounty, password, type County } from '../support/county.ts'
import { act, get, granted, need, send } from '../support/orders.ts'
import { startPushService } from './push-service.ts'

describe('devices for push', () => {
  let county: County
  let service: Awaited<ReturnType<typeof startPushService>>
  before(async () => {
    moveClock(new Date('2026-11-20T12:00:00+08:00'))
    service = await startPushService()
    county = await buildCounty()
  })
  after(async () => {
    moveClock(null)
    await service.stop()
  })

  it('a device belongs to who subscribed it last; only trusted push services are written to', async () => {
    const browser = service.browser('shared')
    expect((await send(county.clerk, '/push/subscriptions', browser.subscription)).status).to.equal(204)
    expect((await send(county.worker, '/push/subscriptions', browser.subscription)).status).to.equal(204)
    await granted(send(county.resident, '/orders', need))
    await browser.until((all) => all.length > 0)
    const { keys } = browser.subscription
    for (const endpoint of [
      'https://169.254.169.254/latest',
      'http://localhost/x',
      'https://localhost@evil.example/x',
      'https://evil.example',
      'file:///etc/passwd',
    ]) {
      const { status, body } = await send(county.worker, '/push/subscriptions', { endpoint, keys })
      expect([endpoint, status, body.errors?.[0].pointer]).to.eql([endpoint, 422, '/endpoint'])
    }
    expect((await get(county.worker, '/push/key')).body.key).to.equal(process.env.VAPID_PUBLIC_KEY)
  })

  it('a new password ends it on every device; the one it was changed on subscribes again', async () => {
    const [lost, own] = [service.browser('lost'), service.browser('own')]
    for (const { subscription } of [lost, own]) await send(county.clerk, '/push/subscriptions', subscription)
    const body = { current: password, password: 'another-long-password' }
    const { accessToken } = await granted<{ accessToken: string }>(send(county.clerk, '/auth/password', body))
    await send({ ...county.clerk, token: accessToken }, '/push/subscriptions', own.subscription)
    const { id } = await granted(send(county.resident, '/orders', need))
    await granted(act(county.worker, id, 'collect'))
    await own.until((all) => all.length > 0)
    expect(lost.got()).to.eql([])
  })
})
