import { expect } from 'chai'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import { flow } from '../../server/orders/order-flow.ts'
import { noticeRules, silentEvents } from '../../server/notifications/notice-rules.ts'
import { moveClock } from '../../server/clock.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { eventually } from '../support/eventually.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, send } from '../support/orders.ts'

describe('notices', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const kinds = async (who: Someone, id: string) => {
    const { items } = await granted<Page<Notice>>(get(who, '/notices?limit=100'))
    return items
      .filter(({ orderId }) => orderId === id)
      .map(({ kind }) => kind.replace('order.', ''))
      .reverse()
  }
  const until = (who: Someone, id: string, last: string) =>
    eventually(
      () => kinds(who, id),
      (heard) => heard.at(-1) === last,
    )

  it('each hears what concerns them, once: the requester every step, each holder their turn, the team its part', async () => {
    const { id } = await buildOrder(county, { at: 'rated' })
    expect(await until(county.resident, id, 'completed')).to.eql(['collected', 'reported', 'claimed', 'dispatched', 'accepted', 'completed'])
    expect(await until(county.worker, id, 'rated')).to.eql(['posted', 'rated'])
    expect(await until(county.clerk, id, 'rated')).to.eql(['collected', 'rated'])
    expect(await until(county.officer, id, 'rated')).to.eql(['reported', 'rated'])
    expect(await until(county.dispatcher, id, 'rated')).to.eql(['claimed', 'rated'])
    expect(await until(county.team.leader, id, 'rated')).to.eql(['dispatched', 'rated'])
    expect(await until(county.team.volunteers[0]!, id, 'rated')).to.eql(['assigned', 'rated'])
    expect(await kinds(county.supervisor, id)).to.eql([])
  })

  it('an overdue step tells its holder and the level above; the texts name no person', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    moveClock(new Date(Date.now() + 5 * 3_600_000))
    await sweepDeadlines()
    expect(await until(county.worker, id, 'overdue')).to.eql(['posted', 'reminded', 'overdue'])
    expect(await until(county.clerk, id, 'overdue')).to.eql(['overdue'])
    const { items } = await granted<Page<Notice>>(get(county.clerk, '/notices').set('Accept-Language', 'en'))
    expect(items[0]!.text).to.equal('“上门理发” is overdue; you may act in the holder’s place.')
    expect(JSON.stringify(items)).not.to.include(county.resident.name)
  })

  it('every event of the table tells somebody, or is named as one that tells nobody', () => {
    const events = new Set(flow.map(({ event }) => event))
    expect([...Object.keys(noticeRules), ...silentEvents]).to.have.members([...events])
  })

  it('whoever is taken off hears so: a team recalled, a volunteer replaced, a dispatcher whose team declined', async () => {
    const { id } = await buildOrder(county, { at: 'serving' })
    const [one, other] = county.team.volunteers
    await granted(act(county.team.leader, id, 'assign', { volunteers: [one!.id] }))
    await granted(act(county.team.leader, id, 'assign', { volunteers: [other!.id] }))
    expect(await until(one!, id, 'assigned')).to.eql(['assigned', 'assigned'])
    expect(await until(other!, id, 'assigned')).to.eql(['assigned'])
    await granted(act(county.dispatcher, id, 'recall', { reason: '换一支队伍' }))
    expect(await until(other!, id, 'recalled')).to.eql(['assigned', 'recalled'])
    expect(await until(county.team.leader, id, 'recalled')).to.eql(['dispatched', 'recalled'])
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id] }))
    await granted(act(county.team.leader, id, 'decline', { reason: '没人' }))
    expect(await until(county.dispatcher, id, 'declined')).to.eql(['claimed', 'declined'])
  })

  it('read once, they stay read', async () => {
    const { id } = await buildOrder(county, { at: 'posted' })
    await until(county.worker, id, 'posted')
    expect((await send(county.worker, '/notices/read')).status).to.equal(204)
    const { items } = await granted<Page<Notice>>(get(county.worker, '/notices'))
    expect(items.map(({ read }) => read)).to.eql([true])
    expect((await act(county.worker, id, 'collect')).status).to.equal(200)
  })
})
