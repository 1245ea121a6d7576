import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { sendMessages } from '../../server/notifications/send-messages.ts'
import { useSms } from '../../server/notifications/senders.ts'
import { notify } from '../../server/notifications/notify.ts'
import { EventModel, type LoggedEvent } from '../../server/events/event.model.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { buildOrder, get, granted, need, send } from '../support/orders.ts'
import { http } from '../support/program.ts'
import { startPushService } from './push-service.ts'

const noon = new Date('2026-11-20T12:00:00+08:00')
const midnight = new Date('2026-11-20T00:30:00+08:00')
const patch = (who: Someone, body: object) => http().patch('/api/v1/me').set('Authorization', `Bearer ${who.token}`).send(body)

describe('messages to devices', () => {
  let county: County
  let service: Awaited<ReturnType<typeof startPushService>>
  let texts: [phone: string, text: string][]
  before(async () => {
    service = await startPushService()
  })
  after(() => service.stop())
  beforeEach(async () => {
    moveClock(noon)
    county = await buildCounty()
    texts = []
    useSms(async (phone, text) => void texts.push([phone, text]))
  })
  afterEach(() => {
    moveClock(null)
    useSms(null)
  })

  let devices = 0
  const withDevice = async (who: Someone) => {
    const browser = service.browser(`device-${++devices}`)
    expect((await send(who, '/push/subscriptions', browser.subscription)).status).to.equal(204)
    return browser
  }
  const toPhone = (who: Someone) => texts.filter(([phone]) => phone === who.phone).map(([, text]) => text)
  const written = (who: Someone, count: number) =>
    eventually(
      () => MessageModel.countDocuments({ person: who.id }),
      (found) => found === count,
    )

  it('a notice reaches its person’s device, encrypted, in their language, without personal data', async () => {
    const browser = await withDevice(county.worker)
    await patch(county.worker, { language: 'en' })
    const { id } = await granted(send(county.resident, '/orders', need))
    const [pushed] = await browser.until((all) => all.length > 0)
    expect(pushed).to.eql({ title: '六单', text: '“上门理发” waits for you to collect it.', orderId: id, kind: 'order.posted' })
    const { body, authorization } = service.heard.at(-1)!
    expect([authorization.startsWith('vapid '), body.includes('上门理发')]).to.eql([true, false])
  })

  it('an SMS goes out by the rules that say so, to those whom no push reaches', async () => {
    const browser = await withDevice(county.team.leader)
    const order = await buildOrder(county, { at: 'served' })
    await eventually(
      async () => toPhone(county.resident),
      (all) => all.length > 0,
    )
    expect(toPhone(county.resident)).to.eql(['“上门理发”已履单，请您评单。'])
    await browser.until((all) => all.some(({ kind }) => kind === 'order.dispatched'))
    expect(toPhone(county.team.leader)).to.eql([])
    expect(JSON.stringify(texts)).not.to.include(order.contact.name)
  })

  it('in quiet hours they wait until these end; an emergency does not wait', async () => {
    moveClock(midnight)
    const browser = await withDevice(county.worker)
    await granted(send(county.resident, '/orders', need))
    const urgent = await granted(send(county.resident, '/orders', { ...need, title: '老人走失', urgency: 'emergency' }))
    expect((await browser.until((all) => all.length > 0)).map(({ orderId }) => orderId)).to.eql([urgent.id])
    await written(county.worker, 2)
    await sendMessages()
    expect(browser.got()).to.have.lengthOf(1)
    moveClock(new Date('2026-11-20T07:00:30+08:00'))
    await sendMessages()
    expect(browser.got().map(({ kind }) => kind)).to.eql(['order.posted', 'order.posted'])
  })

  it('one’s own quiet hours hold, and none if one wants none', async () => {
    expect((await patch(county.worker, { quietHours: { from: '11:00', to: '14:00' } })).body.person.quietHours).to.eql({ from: '11:00', to: '14:00' })
    expect((await patch(county.worker, { quietHours: { from: '25:00', to: '14:00' } })).status).to.equal(422)
    const browser = await withDevice(county.worker)
    await granted(send(county.resident, '/orders', need))
    await written(county.worker, 1)
    await sendMessages()
    expect(browser.got()).to.eql([])
    moveClock(new Date('2026-11-20T14:00:00+08:00'))
    await sendMessages()
    expect(browser.got()).to.have.lengthOf(1)
    moveClock(midnight)
    expect((await patch(county.worker, { quietHours: null })).body.person.quietHours).to.equal(null)
    await granted(send(county.resident, '/orders', need))
    await browser.until((all) => all.length === 2)
  })

  it('an event heard twice is sent once, and so is a message that several servers would send at once', async () => {
    await patch(county.worker, { quietHours: { from: '11:00', to: '14:00' } })
    const browser = await withDevice(county.worker)
    const { id } = await granted(send(county.resident, '/orders', need))
    const event = await eventually(
      () => EventModel.findOne({ order: id }).lean<LoggedEvent>(),
      (found) => found !== null,
    )
    await Promise.all([notify([event!]), notify([event!])])
    expect(await MessageModel.countDocuments({ person: county.worker.id })).to.equal(1)
    moveClock(new Date('2026-11-20T15:00:00+08:00'))
    await Promise.all(Array.from({ length: 5 }, sendMessages))
    expect(browser.got()).to.have.lengthOf(1)
  })

  it('a service that fails is tried again later, a device that is gone is forgotten', async () => {
    const browser = await withDevice(county.worker)
    service.answers.push(503)
    await granted(send(county.resident, '/orders', need))
    await eventually(
      () => MessageModel.countDocuments({ person: county.worker.id, tries: 1, claimedUntil: new Date(0) }),
      (count) => count === 1,
    )
    const before = service.heard.length
    await sendMessages()
    expect(service.heard).to.have.lengthOf(before)
    moveClock(new Date(noon.getTime() + 120_000))
    service.answers.push(410)
    await sendMessages()
    expect(browser.got()).to.have.lengthOf(2)
    const { id } = await granted(send(county.resident, '/orders', need))
    await eventually(
      async () => (await granted<{ items: { orderId: string }[] }>(get(county.worker, '/notices'))).items.map(({ orderId }) => orderId),
      (orders) => orders.includes(id),
    )
    await written(county.worker, 1)
    expect(browser.got()).to.have.lengthOf(2)
    expect((await send(county.worker, '/push/subscriptions/remove', { endpoint: browser.subscription.endpoint })).status).to.equal(204)
  })
})
