import { expect } from 'chai'
import mongoose from 'mongoose'
import { moveClock, now } from '../../server/clock.ts'
import type { HeldEntry } from '../../server/contract/people.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { dropReplaced } from '../../server/db/migrate.ts'
import { countyFirst } from '../../server/db/migrations/04-county-first.ts'
import { EventModel, type LoggedEvent } from '../../server/events/event.model.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { notify } from '../../server/notifications/notify.ts'
import { sendMessages } from '../../server/notifications/send-messages.ts'
import { forgetSettings } from '../../server/settings/find-settings.ts'
import { issue } from '../certificates/served.ts'
import { decide, heldIn, hoursOf, serve, serveHeld } from '../hours/serve.ts'
import { noon, patchMe, prepareWorld, written } from '../notifications/prepare-world.ts'
import type { Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'
import { http } from '../support/program.ts'

const without = ['settings', 'boundaries', 'counters', 'certificate-counts', 'certificate-services', 'codes-said', 'hold-answers', 'messages']

/** Puts what was stored back into the shape before, old indexes in place of the new, and migrates it as a start does. */
const migrateAgain = async () => {
  const db = mongoose.connection.db!
  // What is due, the program that runs beside this test may be about to send.
  const notDue = { sendAt: { $not: { $lte: now() } } }
  for (const name of without) await db.collection(name).updateMany(name === 'messages' ? notDue : {}, { $unset: { county: 1 } })
  const messages = db.collection('messages')
  await messages.dropIndex('county_1_event_1_person_1_channel_1')
  await messages.createIndex({ event: 1, person: 1, channel: 1 }, { unique: true })
  for (const _ of ['once', 'again']) await countyFirst.up(db)
  for (const model of Object.values(mongoose.models)) await model.createIndexes()
  await dropReplaced({ countyFirst })
  const names = (await messages.indexes()).map(({ name }) => name)
  expect(names).to.include('county_1_event_1_person_1_channel_1').and.not.include('event_1_person_1_channel_1')
  for (const name of without) expect(await db.collection(name).countDocuments({ county: { $exists: false } }), name).to.equal(0)
}

type Method = 'patch' | 'put'
const change = (who: Someone, [method, path]: [Method, string], body: object) =>
  granted(http()[method](`/api/v1${path}`).set('Authorization', `Bearer ${who.token}`).send(body))

const countOf = ({ no }: Pick<OrderView, 'no'>) => Number(no.split('-').at(-1))

describe('migration: county first', () => {
  const { world, withDevice } = prepareWorld()

  it('a message that was kept is sent once, and not written again when its event is heard again', async () => {
    const { worker } = world.county
    await patchMe(worker, { quietHours: { from: '11:00', to: '14:00' } })
    const browser = await withDevice(worker)
    const { id } = await granted(send(world.county.resident, '/orders', need))
    await written(worker, 1)
    await migrateAgain()
    await notify([(await EventModel.findOne({ order: id }).lean<LoggedEvent>())!])
    expect((await MessageModel.find({ person: worker.id }).lean()).map(({ county }) => county)).to.eql([world.county.code])
    moveClock(new Date(noon.getTime() + 3 * 3_600_000))
    await sendMessages()
    expect(browser.got()).to.have.lengthOf(1)
  })

  it('numbers of orders and certificates go on, and a certificate names its services', async () => {
    const { admin, resident, team } = world.county
    const [volunteer] = team.volunteers
    const before = await serve(world.county, { minutes: 50, stars: 5, begins: noon })
    await hoursOf(volunteer!)
    const { no } = await issue(volunteer!)
    await migrateAgain()
    moveClock(noon)
    expect(countOf(await granted(send(resident, '/orders', need)))).to.equal(countOf(before) + 1)
    moveClock(null)
    expect((await get(volunteer!, `/certificates/${no}/pdf`)).status).to.equal(200)
    await change(admin, ['patch', '/settings'], { recordingUnit: '测县志愿者协会' })
    expect((await issue(volunteer!)).no).to.match(/-000002-/)
  })

  it('what was said of a hold still belongs to it, and counts', async () => {
    const { id } = await serveHeld(world.county)
    const [volunteer] = world.county.team.volunteers
    const say = (text: string) => decide(volunteer!, id, 'answer', { text })
    await granted(say('一'))
    await granted(say('二'))
    await migrateAgain()
    await granted(say('三'))
    expect((await heldIn(world.county, 1)).items.map((entry: HeldEntry) => entry.answers.map(({ text }) => text))).to.eql([['一', '二', '三']])
    expect((await say('四')).body.code).to.equal('hours.enough-answers')
  })

  it('wrong tries at a code stay counted, settings and polygons stay', async () => {
    const { code: county, admin, team, resident } = world.county
    const { id } = await buildOrder(world.county, { at: 'serving' })
    const [volunteer] = team.volunteers
    await granted(act(team.leader, id, 'assign', { volunteers: [volunteer!.id] }))
    await granted(act(volunteer!, id, 'check_in'))
    const { code } = await granted(get(resident, `/orders/${id}`))
    const guess = () => act(volunteer!, id, 'check_out', { code: code === '0000' ? '1111' : '0000' })
    for (let n = 0; n < 4; n++) await guess()
    await change(admin, ['patch', '/settings'], { recordingUnit: '测县志愿者协会' })
    const square = { type: 'Polygon', coordinates: [[[104, 36], [105, 36], [105, 37], [104, 36]]] } // prettier-ignore
    await change(admin, ['put', '/units/boundaries'], {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { code: county }, geometry: square }],
    })
    await migrateAgain()
    forgetSettings(county)
    expect((await guess()).body.detail).to.include('0')
    expect((await act(volunteer!, id, 'check_out', { code: code! })).body.code).to.equal('order.code-locked')
    expect((await get(admin, '/settings')).body.recordingUnit).to.equal('测县志愿者协会')
    expect((await http().get(`/api/v1/units/boundaries?county=${county}`)).body.features).to.have.lengthOf(1)
  })
})
