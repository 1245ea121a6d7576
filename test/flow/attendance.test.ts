import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { Notice } from '../../server/contract/live.ts'
import type { OrderView, Page } from '../../server/contract/orders.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, buildOrder, get, granted, need, send, uploadPhoto } from '../support/orders.ts'
import { passTo, timelineOf } from '../support/time.ts'

describe('attendance', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const assigned = async () => {
    const order = await buildOrder(county, { at: 'serving' })
    return granted(act(county.team.leader, order.id, 'assign', { volunteers: county.team.volunteers.map(({ id }) => id) }))
  }
  const visitOf = ({ assignments }: OrderView) => assignments[0]!.volunteers[0]!

  it('one person is on one order at a time: on two phones at the same moment one check-in holds', async () => {
    const orders = await Promise.all([assigned(), assigned(), assigned(), assigned()])
    const [volunteer] = county.team.volunteers
    const answers = await Promise.all(orders.map(({ id }) => act(volunteer!, id, 'check_in')))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).to.eql([200, 409, 409, 409])
    const here = orders[answers.findIndex(({ status }) => status === 200)]!
    const elsewhere = orders[answers.findIndex(({ status }) => status === 409)]!
    const refused = await act(volunteer!, elsewhere.id, 'check_in')
    expect([refused.body.code, refused.body.detail]).to.eql(['attendance.elsewhere', `您在订单 ${here.no} 已签到、尚未签退；请先在那里签退，再到这里签到。`])
    expect((await timelineOf(county.dispatcher, elsewhere.id)).map(({ action }) => action)).not.to.include('check_in')
    await granted(act(county.team.volunteers[1]!, elsewhere.id, 'check_in'))
    await granted(act(volunteer!, here.id, 'check_out'))
    await granted(act(volunteer!, elsewhere.id, 'check_in'))
  })

  it('completing an order lets its people go', async () => {
    const [first, second] = [await assigned(), await assigned()]
    const [volunteer] = county.team.volunteers
    await granted(act(volunteer!, first.id, 'check_in'))
    await granted(act(county.team.leader, first.id, 'complete', { summary: '已办妥。', photos: [await uploadPhoto(county.team.leader)], attendance: [] }))
    await granted(act(volunteer!, second.id, 'check_in'))
  })

  it('who forgets to check out is checked out after twelve hours, told so, and free again', async () => {
    const [order, next] = [await assigned(), await assigned()]
    const [volunteer, colleague] = county.team.volunteers
    await granted(act(volunteer!, order.id, 'check_in'))
    await passTo(5)
    await granted(act(colleague!, order.id, 'check_in'))
    await passTo(12.1)
    await Promise.all([sweepDeadlines(), sweepDeadlines()])
    const after = await granted(get(county.dispatcher, `/orders/${order.id}`))
    expect(visitOf(after)).to.include({ minutes: 720, forgotten: true })
    expect(after.assignments[0]!.volunteers[1]).to.include({ checkedOutAt: null, forgotten: false })
    const closings = (await timelineOf(county.dispatcher, order.id)).filter(({ action }) => action === 'close_visit')
    expect(closings.map(({ input, role }) => [input.volunteers, role])).to.eql([[[volunteer!.id], 'system']])
    await eventually(
      async () => (await granted<Page<Notice>>(get(volunteer!, '/notices'))).items.map(({ text }) => text),
      (texts) => texts.includes('“上门理发”未签退，满 12 小时已自动签退；时长待督导员核实。'),
    )
    expect((await act(volunteer!, order.id, 'check_out')).status).to.equal(409)
    await granted(act(volunteer!, next.id, 'check_in'))
  })

  it('also while the order is suspended', async () => {
    const order = await assigned()
    await granted(act(county.team.volunteers[0]!, order.id, 'check_in'))
    await granted(act(county.dispatcher, order.id, 'suspend', { reason: '等待材料' }))
    await passTo(12.1)
    expect(visitOf(await granted(get(county.dispatcher, `/orders/${order.id}`))).forgotten).to.equal(true)
  })

  it('how far from the place a check-in was is shown; it is never refused for that', async () => {
    const point = (lat: number) => ({ type: 'Point', coordinates: [104.5, lat] })
    const posted = await granted(send(county.resident, '/orders', { ...need, location: point(36.5) }))
    await granted(act(county.worker, posted.id, 'collect'))
    await granted(act(county.clerk, posted.id, 'report', { opinion: '属实' }))
    await granted(act(county.officer, posted.id, 'claim'))
    await granted(act(county.dispatcher, posted.id, 'dispatch', { teams: [county.team.id] }))
    await granted(act(county.team.leader, posted.id, 'accept'))
    await granted(act(county.team.leader, posted.id, 'assign', { volunteers: county.team.volunteers.map(({ id }) => id) }))
    await granted(act(county.team.volunteers[0]!, posted.id, 'check_in', { location: point(36.6) }))
    const after = await granted(act(county.team.volunteers[1]!, posted.id, 'check_in'))
    const [far, unknown] = after.assignments[0]!.volunteers
    expect(far!.metres).to.be.within(11_100, 11_140)
    expect(unknown!.metres).to.equal(null)
  })
})
