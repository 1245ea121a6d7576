import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { Hours } from '../../server/contract/people.ts'
import type { TimelineItem } from '../../server/contract/orders.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { SettingsModel } from '../../server/settings/settings.model.ts'
import { eventually } from '../support/eventually.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'
import { hourMs, passTo, timelineOf } from '../support/time.ts'

describe('deadlines', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const actions = async (id: string) => (await timelineOf(county.dispatcher, id)).map(({ action }) => action)

  it('a reminder at 80 %, overdue at 100 %, each once, however often the sweep runs', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    await passTo(3.1)
    expect(await actions(id)).to.eql(['post'])
    await passTo(3.3)
    await passTo(3.4)
    expect(await actions(id)).to.eql(['post', 'remind'])
    await passTo(4.1)
    await Promise.all([sweepDeadlines(), sweepDeadlines(), sweepDeadlines()])
    expect(await actions(id)).to.eql(['post', 'remind', 'overdue'])
    expect((await granted(get(county.worker, `/orders/${id}`))).overdue).to.equal(true)
    await passTo(80)
    expect(await actions(id)).to.eql(['post', 'remind', 'overdue'])
  })

  it('上提一级: once a step is overdue, and not before, the level above acts in the holder’s place, and the event says so', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    expect((await act(county.clerk, id, 'collect')).status).to.equal(403)
    await passTo(4.1)
    expect((await granted(get(county.clerk, `/orders/${id}`))).allowedActions.map(({ action }) => action)).to.include('collect')
    expect((await act(county.officer, id, 'collect')).status).to.equal(403)
    const order = await granted(act(county.clerk, id, 'collect'))
    expect([order.status, order.overdue]).to.eql(['collected', false])
    const { items } = await granted<{ items: TimelineItem[] }>(get(county.clerk, `/orders/${id}/timeline`))
    expect(items.at(-1)).to.include({ action: 'collect', onBehalf: true, role: 'village_clerk' })
  })

  it('an unanswered offer lapses and the order comes back; an open one too', async () => {
    const other = await buildTeam(county.code)
    const joint = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, joint.id, 'dispatch', { teams: [county.team.id, other.id] }))
    const open = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, open.id, 'dispatch', { open: true }))
    await passTo(8.1)
    const after = await granted(get(county.dispatcher, `/orders/${joint.id}`))
    expect([after.status, after.assignments.map(({ state }) => state)]).to.eql(['claimed', ['lapsed', 'lapsed']])
    const unopened = await granted(get(county.dispatcher, `/orders/${open.id}`))
    expect([unopened.status, unopened.open]).to.eql(['claimed', false])
    expect((await act(county.team.leader, joint.id, 'accept')).status).to.equal(409)
  })

  it('in a joint dispatch the offer nobody answered lapses while the other team serves', async () => {
    const other = await buildTeam(county.code)
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id, other.id] }))
    await granted(act(county.team.leader, id, 'accept'))
    await passTo(8.1)
    const after = await granted(get(county.dispatcher, `/orders/${id}`))
    expect([after.status, after.assignments.map(({ state }) => state)]).to.eql(['serving', ['accepted', 'lapsed']])
  })

  it('seven days without a rating close the order, and the hours are credited unrated', async () => {
    const { id } = await buildOrder(county, { at: 'served' })
    await passTo(168.1)
    expect((await granted(get(county.resident, `/orders/${id}`))).status).to.equal('closed')
    const hours = await eventually(
      () => granted<Hours>(get(county.team.volunteers[0]!, '/me/hours')),
      ({ creditedMinutes }) => creditedMinutes > 0,
    )
    expect(hours).to.include({ creditedMinutes: 45, points: 0.75 })
  })

  it('an offer follows the step’s deadline: supervised to an earlier end it lapses once, given more time it lives on', async () => {
    const sooner = await buildOrder(county, { at: 'dispatched' })
    await granted(act(county.supervisor, sooner.id, 'supervise', { note: '抓紧', dueAt: new Date(Date.now() + hourMs).toISOString() }))
    const later = await buildOrder(county, { at: 'dispatched' })
    await granted(act(county.team.leader, later.id, 'extend', { reason: '人手不够', hours: 10 }))
    await granted(act(county.dispatcher, later.id, 'answer_extension', { granted: true }))
    await passTo(9)
    expect((await actions(sooner.id)).filter((action) => action === 'lapse')).to.have.lengthOf(1)
    expect((await granted(get(county.dispatcher, `/orders/${later.id}`))).status).to.equal('dispatched')
    await passTo(18.5)
    expect((await granted(get(county.dispatcher, `/orders/${later.id}`))).status).to.equal('claimed')
  })

  it('a suspension with an end resumes by itself', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'suspend', { reason: '等材料', until: new Date(Date.now() + 30 * hourMs).toISOString() }))
    await passTo(29)
    expect((await actions(id)).at(-1)).to.equal('suspend')
    await passTo(30.1)
    expect((await actions(id)).at(-1)).to.equal('resume')
  })

  it('a county’s own hours and working calendar hold for its orders', async () => {
    await SettingsModel.create({ _id: county.code, county: county.code, calendar: 'working', deadlines: { collect: { normal: 2 } } })
    moveClock(new Date('2026-09-30T17:00:00+08:00'))
    const order = await granted(send(county.resident, '/orders', need))
    expect(order.dueAt).to.match(/^2026-10-08T01:30:00/)
  })

  it('three days pass in milliseconds: every step of a neglected order is overdue once', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    for (const hours of [4.1, 8.3, 16.5, 24.7]) {
      await passTo(hours)
      const order = await granted(get(county.dispatcher, `/orders/${id}`))
      const lifted = { posted: county.clerk, collected: county.officer, reported: county.dispatcher, claimed: county.supervisor }[order.status as 'posted']
      const [action, body] = (
        { posted: ['collect', {}], collected: ['report', { opinion: '代报' }], reported: ['claim', {}], claimed: ['dispatch', { open: true }] } as const
      )[order.status as 'posted']
      await granted(act(lifted, id, action, body))
    }
    const walked = await actions(id)
    expect(walked.filter((action) => action === 'overdue')).to.have.lengthOf(4)
    expect(walked.filter((action) => action === 'remind').length).to.be.at.most(4)
  })
})
