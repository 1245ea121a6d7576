import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { sendMessages } from '../../server/notifications/send-messages.ts'
import { eventually } from '../support/eventually.ts'
import { buildOrder, get, granted, need, send } from '../support/orders.ts'
import { failedOnce, noon, patchMe, prepareWorld, written } from './prepare-world.ts'
import { warningsOf } from './warnings-of.ts'

describe('messages that do not get through at once', () => {
  const { world, withDevice, toPhone } = prepareWorld()

  it('one device that fails neither keeps the others waiting nor makes them hear twice, and no log line names it', async () => {
    const [well, ill] = [await withDevice(world.county.worker), await withDevice(world.county.worker)]
    const path = new URL(ill.subscription.endpoint).pathname
    world.service.refuse.set(path, 503)
    await granted(send(world.county.resident, '/orders', need))
    await well.until((all) => all.length === 1)
    await failedOnce(world.county.worker)
    moveClock(new Date(noon.getTime() + 120_000))
    const lines = await warningsOf(async () => {
      await sendMessages()
      moveClock(new Date(noon.getTime() + 25 * 3_600_000))
      await sendMessages()
    })
    expect(well.got()).to.have.lengthOf(1)
    expect(lines).to.include('given up')
    expect(lines).not.to.include(path)
  })

  it('where the only device is gone, what is worth an SMS goes out as one', async () => {
    const browser = await withDevice(world.county.team.leader)
    world.service.refuse.set(new URL(browser.subscription.endpoint).pathname, 410)
    const { id } = await buildOrder(world.county, { at: 'dispatched' })
    await eventually(
      async () => toPhone(world.county.team.leader),
      (all) => all.length > 0,
    )
    expect(toPhone(world.county.team.leader)).to.eql(['新的邀约：“上门理发”，请应单或拒单。'])
    expect(await MessageModel.countDocuments({ order: id, person: world.county.team.leader.id })).to.equal(1)
  })

  it('a message that a dead server holds is sent by another when the claim has run out', async () => {
    const browser = await withDevice(world.county.worker)
    await patchMe(world.county.worker, { quietHours: { from: '11:00', to: '12:30' } })
    await granted(send(world.county.resident, '/orders', need))
    await written(world.county.worker, 1)
    const after = new Date('2026-11-20T12:31:00+08:00')
    moveClock(after)
    const sentWhenClaimedFor = async (ms: number) => {
      const claimed = { sendAt: after, reached: [], claimedUntil: new Date(Date.now() + ms) }
      await MessageModel.updateOne({ county: world.county.code, person: world.county.worker.id }, { $set: claimed })
      await sendMessages()
      return browser.got().length
    }
    expect(await sentWhenClaimedFor(60_000)).to.equal(0)
    expect(await sentWhenClaimedFor(-1000)).to.equal(1)
    expect(await sentWhenClaimedFor(60 * 60_000), 'left by a clock an hour ahead').to.equal(2)
  })

  it('a service that fails is tried again later, a device that is gone is forgotten', async () => {
    const browser = await withDevice(world.county.worker)
    world.service.answers.push(503)
    await granted(send(world.county.resident, '/orders', need))
    await failedOnce(world.county.worker)
    const before = world.service.heard.length
    await sendMessages()
    expect(world.service.heard).to.have.lengthOf(before)
    moveClock(new Date(noon.getTime() + 120_000))
    world.service.answers.push(410)
    await sendMessages()
    expect(browser.got()).to.have.lengthOf(2)
    const { id } = await granted(send(world.county.resident, '/orders', need))
    await eventually(
      async () => (await granted<{ items: { orderId: string }[] }>(get(world.county.worker, '/notices'))).items.map(({ orderId }) => orderId),
      (orders) => orders.includes(id),
    )
    await written(world.county.worker, 1)
    expect(browser.got()).to.have.lengthOf(2)
    expect((await send(world.county.worker, '/push/subscriptions/remove', { endpoint: browser.subscription.endpoint })).status).to.equal(204)
  })
})
