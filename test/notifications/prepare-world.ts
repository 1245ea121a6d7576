import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { useSms } from '../../server/notifications/senders.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { send } from '../support/orders.ts'
import { http } from '../support/program.ts'
import { startPushService } from './push-service.ts'

export const noon = new Date('2026-11-20T12:00:00+08:00')

type World = { county: County; service: Awaited<ReturnType<typeof startPushService>>; texts: [phone: string, text: string][] }

/** For a block of tests: a county of each test's own at noon, a push service, and every SMS kept. */
export const prepareWorld = () => {
  const world = { texts: [] } as unknown as World
  before(async () => {
    world.service = await startPushService()
  })
  after(() => world.service.stop())
  beforeEach(async () => {
    moveClock(noon)
    world.county = await buildCounty()
    world.texts = []
    useSms(async (phone, text) => void world.texts.push([phone, text]))
  })
  afterEach(() => {
    moveClock(null)
    useSms(null)
    world.service.refuse.clear()
  })
  let devices = 0
  const withDevice = async (who: Someone) => {
    const browser = world.service.browser(`device-${++devices}`)
    expect((await send(who, '/push/subscriptions', browser.subscription)).status).to.equal(204)
    return browser
  }
  const toPhone = (who: Someone) => world.texts.filter(([phone]) => phone === who.phone).map(([, text]) => text)
  return { world, withDevice, toPhone }
}

export const patchMe = (who: Someone, body: object) => http().patch('/api/v1/me').set('Authorization', `Bearer ${who.token}`).send(body)

/** Waits until so many messages were written to this person. */
export const written = (who: Someone, count: number) =>
  eventually(
    () => MessageModel.countDocuments({ person: who.id }),
    (found) => found === count,
  )

/** Waits until a first try to reach this person has failed. */
export const failedOnce = (who: Someone) =>
  eventually(
    () => MessageModel.countDocuments({ person: who.id, tries: 1, claimedUntil: new Date(0), sendAt: { $ne: null } }),
    (found) => found === 1,
  )
