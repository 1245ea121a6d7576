import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { sendMessages } from '../../server/notifications/send-messages.ts'
import { notify } from '../../server/notifications/notify.ts'
import { EventModel, type LoggedEvent } from '../../server/events/event.model.ts'
import { eventually } from '../support/eventually.ts'
import { buildOrder, granted, need, send } from '../support/orders.ts'
import { patchMe, prepareWorld, written } from './prepare-world.ts'

const midnight = new Date('2026-11-20T00:30:00+08:00')

describe('messages to devices', () => {
  const { world, withDevice, toPhone } = prepareWorld()

  it('a notice reaches its person’s device, encrypted, in their language, without personal data', async () => {
    const browser = await withDevice(world.county.worker)
    await patchMe(world.county.worker, { language: 'en' })
    const { id } = await granted(send(world.county.resident, '/orders', need))
    const [pushed] = await browser.until((all) => all.length > 0)
    expect(pushed).to.eql({ title: '六单', text: '“上门理发” waits for you to collect it.', orderId: id, kind: 'order.posted' })
    const { body, authorization } = world.service.heard.at(-1)!
    expect([authorization.startsWith('vapid '), body.includes('上门理发')]).to.eql([true, false])
  })

  it('an SMS goes out by the rules that say so, to those whom no push reaches', async () => {
    const browser = await withDevice(world.county.team.leader)
    const order = await buildOrder(world.county, { at: 'served' })
    await eventually(
      async () => toPhone(world.county.resident),
      (all) => all.length > 0,
    )
    expect(toPhone(world.county.resident)).to.eql(['“上门理发”已履单，请您评单。'])
    await browser.until((all) => all.some(({ kind }) => kind === 'order.dispatched'))
    expect(toPhone(world.county.team.leader)).to.eql([])
    expect(JSON.stringify(world.texts)).not.to.include(order.contact.name)
  })

  it('in quiet hours they wait until these end; an emergency does not wait', async () => {
    moveClock(midnight)
    const browser = await withDevice(world.county.worker)
    await granted(send(world.county.resident, '/orders', need))
    const urgent = await granted(send(world.county.resident, '/orders', { ...need, title: '老人走失', urgency: 'emergency' }))
    expect((await browser.until((all) => all.length > 0)).map(({ orderId }) => orderId)).to.eql([urgent.id])
    await written(world.county.worker, 2)
    await sendMessages()
    expect(browser.got()).to.have.lengthOf(1)
    moveClock(new Date('2026-11-20T07:00:30+08:00'))
    await sendMessages()
    expect(browser.got().map(({ kind }) => kind)).to.eql(['order.posted', 'order.posted'])
  })

  it('one’s own quiet hours hold, and none if one wants none', async () => {
    expect((await patchMe(world.county.worker, { quietHours: { from: '11:00', to: '14:00' } })).body.person.quietHours).to.eql({ from: '11:00', to: '14:00' })
    expect((await patchMe(world.county.worker, { quietHours: { from: '25:00', to: '14:00' } })).status).to.equal(422)
    const browser = await withDevice(world.county.worker)
    await granted(send(world.county.resident, '/orders', need))
    await written(world.county.worker, 1)
    await sendMessages()
    expect(browser.got()).to.eql([])
    moveClock(new Date('2026-11-20T14:00:00+08:00'))
    await sendMessages()
    expect(browser.got()).to.have.lengthOf(1)
    moveClock(midnight)
    expect((await patchMe(world.county.worker, { quietHours: null })).body.person.quietHours).to.equal(null)
    await granted(send(world.county.resident, '/orders', need))
    await browser.until((all) => all.length === 2)
  })

  it('an event heard twice is sent once, and so is a message that several servers would send at once', async () => {
    await patchMe(world.county.worker, { quietHours: { from: '11:00', to: '14:00' } })
    const browser = await withDevice(world.county.worker)
    const { id } = await granted(send(world.county.resident, '/orders', need))
    const event = await eventually(
      () => EventModel.findOne({ order: id }).lean<LoggedEvent>(),
      (found) => found !== null,
    )
    await Promise.all([notify([event!]), notify([event!])])
    expect(await MessageModel.countDocuments({ person: world.county.worker.id })).to.equal(1)
    moveClock(new Date('2026-11-20T15:00:00+08:00'))
    await Promise.all(Array.from({ length: 5 }, () => sendMessages()))
    expect(browser.got()).to.have.lengthOf(1)
  })

  it('an emergency that waits for somebody reaches them by SMS, an ordinary order does not', async () => {
    await granted(send(world.county.resident, '/orders', need))
    await granted(send(world.county.resident, '/orders', { ...need, title: '老人走失', urgency: 'emergency' }))
    await eventually(
      async () => toPhone(world.county.worker),
      (all) => all.length > 0,
    )
    expect(toPhone(world.county.worker)).to.eql(['“老人走失”待您接单。'])
  })
})
