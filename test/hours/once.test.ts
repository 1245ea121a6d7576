import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { LoggedEvent } from '../../server/events/event.model.ts'
import { EventModel } from '../../server/events/event.model.ts'
import { postHours } from '../../server/hours/post-hours.ts'
import { BalanceModel, LedgerModel } from '../../server/hours/ledger.model.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, granted, uploadPhoto } from '../support/orders.ts'
import { eventually } from '../support/eventually.ts'
import { hoursOf, serve } from './serve.ts'

describe('hours are posted once', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const endings = (order: string) =>
    eventually(
      () => EventModel.find({ order, 'record.event': 'order.rated' }).lean<LoggedEvent[]>(),
      (events) => events.length > 0,
    )
  const volunteer = () => county.team.volunteers[0]!

  it('of ten ratings of one order at once one counts', async () => {
    const { id } = await serve(county, { minutes: 30 })
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => act(county.resident, id, 'rate', { stars: 3 + (n % 3), solved: true })))
    expect(answers.map(({ status }) => status)).to.have.members([200, ...Array.from({ length: 9 }, () => 409)])
    const hours = await hoursOf(volunteer())
    expect([hours.entries.length, hours.creditedMinutes]).to.eql([1, 30])
  })

  it('heard by many servers at once and again later, an ending brings one entry and one step of the balance', async () => {
    const { id } = await serve(county, { minutes: 30, stars: 4 })
    const events = await endings(id)
    await hoursOf(volunteer())
    await LedgerModel.deleteMany({ 'order.id': id })
    await BalanceModel.deleteOne({ _id: volunteer().id })
    await Promise.all(Array.from({ length: 8 }, () => postHours(events)))
    await postHours(events)
    expect(await LedgerModel.countDocuments({ 'order.id': id })).to.equal(1)
    expect(await BalanceModel.findById(volunteer().id).lean()).to.deep.include({ recorded: 30, points: 55, n: 1 })
  })

  it('many orders of one person ended at once bring every entry, numbered without a gap', async () => {
    const orders = []
    for (const minutes of [10, 20, 30, 40]) orders.push((await serve(county, { minutes, stars: 5 })).id)
    const events = (await Promise.all(orders.map(endings))).flat()
    await hoursOf(volunteer(), ({ entries }) => entries.length === 4)
    await LedgerModel.deleteMany({ 'volunteer.id': volunteer().id })
    await BalanceModel.deleteOne({ _id: volunteer().id })
    await Promise.all(events.map((event) => postHours([event])))
    const entries = await LedgerModel.find({ 'volunteer.id': volunteer().id }).sort({ n: 1 }).lean() // prettier-ignore
    expect(entries.map(({ n }) => n)).to.eql([1, 2, 3, 4])
    expect(entries.at(-1)!.balance.recorded).to.equal(100)
  })

  it('one person with one team after the other is credited for both, in one entry', async () => {
    const other = await buildTeam(county.code)
    const person = { id: volunteer().id, name: volunteer().name }
    await TeamModel.updateOne({ _id: other.id }, { $push: { members: person } })
    const { id } = await serve(county, { minutes: 0 })
    await granted(act(county.resident, id, 'rate', { stars: 1, solved: false }))
    await granted(act(county.dispatcher, id, 'rework', { reason: '再去一次' }))
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id, other.id] }))
    for (const team of [county.team, other]) await granted(act(team.leader, id, 'accept'))
    for (const [team, minutes] of [[county.team, 30], [other, 50]] as const) {
      await granted(act(team.leader, id, 'assign', { volunteers: [person.id] }))
      const attendance = [{ volunteer: person.id, minutes, reason: '按实际' }]
      await granted(act(team.leader, id, 'complete', { summary: '办妥', photos: [await uploadPhoto(team.leader)], attendance }))
    } // prettier-ignore
    await granted(act(county.resident, id, 'rate', { stars: 5, solved: true }))
    const hours = await hoursOf(volunteer())
    expect(hours.entries.map(({ minutes, declaredMinutes, round, team }) => [minutes, declaredMinutes, round, team?.id])).to.eql([[80, 80, 2, other.id]])
  })
})
