import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { EventModel, type LoggedEvent } from '../../server/events/event.model.ts'
import { nothing, type LedgerEntry } from '../../server/hours/ledger-entry.ts'
import { BalanceModel, LedgerModel } from '../../server/hours/ledger.model.ts'
import { postHours } from '../../server/hours/post-hours.ts'
import { pointsFor } from '../../server/hours/star-levels.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { act, buildOrder, get, granted, need, send, uploadPhoto } from '../support/orders.ts'
import { checkLedger } from './check.ts'
import { heldIn, hoursOf, serve } from './serve.ts'

describe('ways round the holds', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const closeUnrated = async (id: string) => {
    moveClock(new Date(Date.now() + 7 * 24 * 3_600_000 + 1000))
    await sweepDeadlines()
    moveClock(null)
    expect((await granted(get(county.resident, `/orders/${id}`))).status).to.equal('closed')
  }
  const posted = async (person: string) =>
    (await LedgerModel.find({ 'volunteer.id': person }).sort({ 'order.id': 1 }).lean<LedgerEntry[]>()).map(({ order, kind, reasons: held, columns }) => ({
      order,
      kind,
      held,
      columns,
    }))

  const reasons = async () => (await heldIn(county, 1)).items.map((entry) => entry.reasons.map(({ code }) => code))

  it('who settles and rates alone vouches for nobody', async () => {
    const { worker } = county
    const [friend] = county.team.volunteers
    const { id } = await granted(send(worker, '/orders', { ...need, grid: county.grid }))
    await granted(act(worker, id, 'settle', { summary: '办好了', helpers: [{ person: friend!.id, minutes: 120 }] }))
    await granted(act(worker, id, 'rate', { stars: 5, solved: true }))
    expect(await hoursOf(friend!)).to.include({ creditedMinutes: 0, heldMinutes: 120 })
    expect(await reasons()).to.eql([['own_order']])
  })

  it('what a leader writes for themselves is held unless somebody rated it', async () => {
    const { team } = county
    const finish = async (stars?: number) => {
      const { id } = await buildOrder(county, { at: 'serving' })
      await granted(act(team.leader, id, 'assign', { volunteers: [team.leader.id, team.volunteers[0]!.id] }))
      const attendance = [team.leader, team.volunteers[0]!].map((one) => ({ volunteer: one.id, minutes: 60, reason: '忘签到' }))
      await granted(act(team.leader, id, 'complete', { summary: '办好了', photos: [await uploadPhoto(team.leader)], attendance }))
      if (stars) await granted(act(county.resident, id, 'rate', { stars, solved: true }))
      else await closeUnrated(id)
    }
    await finish(5)
    expect(await hoursOf(team.leader)).to.include({ creditedMinutes: 60, heldMinutes: 0 })
    await finish()
    expect(await hoursOf(team.leader, ({ entries }) => entries.length === 2)).to.include({ creditedMinutes: 60, heldMinutes: 60 })
    expect(await hoursOf(team.volunteers[0]!, ({ entries }) => entries.length === 2)).to.include({ creditedMinutes: 120, heldMinutes: 0 })
    expect(await reasons()).to.eql([['own_order']])
  })

  it('declared hours have a week too: what crosses 60 hours is held, whoever hears of which end first', async () => {
    const { worker, resident } = county
    const [friend] = county.team.volunteers
    const ends = []
    for (let n = 0; n < 6; n++) {
      const { id } = await granted(send(resident, '/orders', { ...need, grid: county.grid }))
      await granted(act(worker, id, 'collect'))
      await granted(act(worker, id, 'settle', { summary: '办好了', helpers: [{ person: friend!.id, minutes: 700 }] }))
      ends.push(id)
    }
    await Promise.all(ends.map((id) => granted(act(resident, id, 'rate', { stars: 5, solved: true }))))
    const hours = await hoursOf(friend!, ({ entries }) => entries.length === 6)
    expect(hours).to.include({ creditedMinutes: 3500, heldMinutes: 700, recordedMinutes: 0 })
    expect(await reasons()).to.eql([['long_week']])
    const entries = await posted(friend!.id)
    await LedgerModel.deleteMany({ 'volunteer.id': friend!.id })
    await BalanceModel.deleteOne({ _id: friend!.id })
    const events = await EventModel.find({ order: { $in: ends }, 'record.event': 'order.rated' })
      .sort({ _id: -1 })
      .lean<LoggedEvent[]>()
    for (const event of events) await postHours([event])
    expect(await posted(friend!.id)).to.eql(entries)
    const { differences } = await checkLedger(process.env.MONGODB_URI!)
    expect(differences.filter((line) => line.includes(friend!.id))).to.eql([])
    // Credited as if nothing else had been done in that week.
    const columns = { ...nothing, declared: 700, points: pointsFor(700, 5) }
    await LedgerModel.updateOne(
      { county: county.code, 'volunteer.id': friend!.id, kind: 'hold' },
      { $set: { kind: 'credit', columns }, $unset: { reasons: 1 } },
    )
    const named = (await checkLedger(process.env.MONGODB_URI!)).differences.filter((line) => line.includes(friend!.id)).join('\n')
    expect(named).to.match(/kind is "credit", should be "hold"/)
    await LedgerModel.deleteMany({ 'volunteer.id': friend!.id })
    await BalanceModel.deleteOne({ _id: friend!.id })
  }).timeout(90_000)

  it('what was measured and what was said beyond it are one go together', async () => {
    await serve(county, { minutes: 660, stars: 5, said: 1380 })
    expect(await hoursOf(county.team.volunteers[0]!)).to.include({ creditedMinutes: 0, heldMinutes: 1380 })
    expect(await reasons()).to.eql([['long_stay']])
  })

  it('out and in again at once is no rest', async () => {
    const [volunteer] = county.team.volunteers
    const { id } = await buildOrder(county, { at: 'serving' })
    await granted(act(county.team.leader, id, 'assign', { volunteers: [volunteer!.id] }))
    const begun = Date.now()
    for (let n = 0; n < 2; n++) {
      moveClock(new Date(begun + n * 500 * 60_000))
      await granted(act(volunteer!, id, 'check_in'))
      moveClock(new Date(begun + (n * 500 + 490) * 60_000))
      await granted(act(volunteer!, id, 'check_out'))
    }
    await granted(act(county.team.leader, id, 'complete', { summary: '办好了', photos: [await uploadPhoto(county.team.leader)], attendance: [] }))
    await granted(act(county.resident, id, 'rate', { stars: 5, solved: true }))
    moveClock(null)
    expect(await hoursOf(volunteer!)).to.include({ creditedMinutes: 0, heldMinutes: 980 })
    expect(await reasons()).to.eql([['long_stay']])
  })

  it('an order that one team has done is not recalled and done again', async () => {
    const other = await buildTeam(county.code)
    const { team } = county
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [team.id, other.id] }))
    for (const { leader } of [team, other]) await granted(act(leader, id, 'accept'))
    await granted(act(team.leader, id, 'assign', { volunteers: [team.volunteers[0]!.id] }))
    const attendance = [{ volunteer: team.volunteers[0]!.id, minutes: 300, reason: '忘带手机' }]
    await granted(act(team.leader, id, 'complete', { summary: '办好了', photos: [await uploadPhoto(team.leader)], attendance }))
    expect((await act(county.dispatcher, id, 'recall', { reason: '重派' })).status).to.equal(409)
  })
})
