import { expect } from 'chai'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { HoursEntry, StatementStep } from '../../server/contract/people.ts'
import { moveClock } from '../../server/clock.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { decide, heldIn, hoursOf, serve, serveHeld } from './serve.ts'

describe('POST /hours/:id/confirm, void, reverse', () => {
  let county: County
  let volunteer: Someone
  beforeEach(async () => {
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
  })
  afterEach(() => moveClock(null))

  const held = () => serveHeld(county)
  const kinds = async (who: Someone) =>
    (await granted<Page<Notice>>(get(who, '/notices?limit=100'))).items.map(({ kind }) => kind).filter((kind) => /^(hours|level)/.test(kind))

  it('401, 422, 404, 403, 409 in this order; never one’s own', async () => {
    const { id } = await held()
    expect((await send({ ...volunteer, token: 'none' }, `/hours/${id}/void`, {})).status).to.equal(401)
    expect((await decide(volunteer, id, 'void')).status).to.equal(422)
    const elsewhere = await buildCounty()
    expect((await decide(elsewhere.supervisor, id, 'confirm')).status).to.equal(404)
    for (const who of [volunteer, county.team.leader, county.dispatcher, county.admin]) expect((await decide(who, id, 'confirm')).status).to.equal(403)
    expect((await get(county.dispatcher, '/hours?state=held')).status).to.equal(403)
    expect((await decide(county.supervisor, id, 'confirm')).status).to.equal(200)
    for (const what of ['confirm', 'void']) expect((await decide(county.supervisor, id, what, what === 'void' ? { reason: '不实' } : {})).status).to.equal(409)
  })

  it('a supervisor who served decides on everyone’s hours but their own', async () => {
    const roles = [
      { role: 'supervisor' as const, unit: county.code },
      { role: 'grid_worker' as const, unit: county.grid },
    ]
    const both = await buildPerson('supervisor', county.code, { roles })
    const { id: order } = await granted(send(county.resident, '/orders', { title: '修灯', category: '助老服务', address: '1号' }))
    await granted(send(county.worker, `/orders/${order}/actions/collect`))
    await granted(send(both, `/orders/${order}/actions/settle`, { summary: '修好了', helpers: [{ person: both.id, minutes: 20 }] }))
    await granted(send(county.resident, `/orders/${order}/actions/rate`, { stars: 1, solved: false }))
    const { items } = await heldIn(county, 1)
    expect((await decide(both, items[0]!.id, 'confirm')).status).to.equal(403)
    expect((await decide(county.supervisor, items[0]!.id, 'confirm')).status).to.equal(200)
  })

  it('confirmed: the minutes are credited, both books apart, without points for a poor rating; the volunteer hears of both', async () => {
    const entry = await held()
    expect(entry).to.deep.include({ state: 'held', minutes: 80, recordedMinutes: 50, declaredMinutes: 30, points: 0, stars: 2 })
    expect(entry.reasons).to.eql([{ code: 'poor_rating', text: '群众评了 2 星，待督导员核实' }])
    expect(entry.volunteer.id).to.equal(volunteer.id)
    expect(entry.service).to.deep.include({ activity: '上门理发', content: '已办妥。', unit: county.team.name, inCharge: county.team.leader.name })
    const after = await granted<HoursEntry>(decide(county.supervisor, entry.id, 'confirm', { note: '已电话核实' }))
    expect([after.state, after.decision?.reason]).to.eql(['confirmed', '已电话核实'])
    const hours = await hoursOf(volunteer)
    expect(hours).to.deep.include({ creditedMinutes: 80, recordedMinutes: 50, declaredMinutes: 30, heldMinutes: 0, points: 0, rating: { mean: 2, count: 1 } })
    expect(hours.entries.map(({ state }) => state)).to.eql(['confirmed'])
    expect(await kinds(volunteer)).to.eql(['hours.confirmed', 'hours.held'])
    expect((await heldIn(county, 0)).items).to.eql([])
  })

  it('voided with a reason: nothing is credited, and it cannot be taken back once more', async () => {
    const { id } = await held()
    await granted(decide(county.supervisor, id, 'void', { reason: '未到现场' }))
    const hours = await hoursOf(volunteer, ({ heldMinutes }) => heldMinutes === 0)
    expect(hours).to.include({ creditedMinutes: 0, points: 0 })
    expect([hours.entries[0]!.state, hours.entries[0]!.decision?.reason]).to.eql(['voided', '未到现场'])
    expect((await decide(county.supervisor, id, 'reverse', { reason: '不实' })).status).to.equal(409)
  })

  it('of many decisions at once one is made', async () => {
    const { id } = await held()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => decide(county.supervisor, id, n % 2 ? 'confirm' : 'void', n % 2 ? {} : { reason: '不实' })),
    )
    expect(answers.map(({ status }) => status)).to.have.members([200, ...Array.from({ length: 7 }, () => 409)])
    const { items } = await granted<Page<StatementStep>>(get(volunteer, '/me/hours/statement'))
    expect(items).to.have.lengthOf(2)
  })

  it('reversed: what was credited, or confirmed, is taken back once', async () => {
    await serve(county, { minutes: 60, stars: 5 })
    const credited = (await hoursOf(volunteer)).entries[0]!
    expect((await decide(county.supervisor, credited.id, 'confirm')).status).to.equal(409)
    expect((await granted<HoursEntry>(decide(county.supervisor, credited.id, 'reverse', { reason: '重复' }))).points).to.equal(0)
    expect((await decide(county.supervisor, credited.id, 'reverse', { reason: '重复' })).status).to.equal(409)
    const { id } = await held()
    expect((await decide(county.supervisor, id, 'reverse', { reason: '不实' })).status).to.equal(409)
    await granted(decide(county.supervisor, id, 'confirm'))
    await granted(decide(county.supervisor, id, 'reverse', { reason: '复核不实' }))
    const hours = await hoursOf(volunteer)
    expect(hours).to.include({ creditedMinutes: 0, heldMinutes: 0, points: 0, recordedMinutes: 0, declaredMinutes: 0 })
    expect(hours.entries.map(({ state }) => state)).to.eql(['reversed', 'reversed'])
  })
})
