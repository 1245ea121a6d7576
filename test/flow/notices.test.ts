import { expect } from 'chai'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import { flow } from '../../server/orders/order-flow.ts'
import { noticeRules, silentEvents } from '../../server/notifications/notice-rules.ts'
import { moveClock } from '../../server/clock.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { eventually } from '../support/eventually.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'

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
  const texts = async (who: Someone, id: string) => {
    const { items } = await granted<Page<Notice>>(get(who, '/notices?limit=100'))
    return items
      .filter(({ orderId }) => orderId === id)
      .map(({ text }) => text)
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
    await eventually(
      () => texts(one!, id),
      (heard) => heard.at(-1) === '“上门理发”已另派他人，您不必前往。',
    )
    expect(await kinds(one!, id)).to.eql(['assigned', 'assigned'])
    expect(await until(other!, id, 'assigned')).to.eql(['assigned'])
    await granted(act(county.dispatcher, id, 'recall', { reason: '换一支队伍' }))
    expect(await until(other!, id, 'recalled')).to.eql(['assigned', 'recalled'])
    expect(await until(county.team.leader, id, 'recalled')).to.eql(['dispatched', 'recalled'])
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [county.team.id] }))
    await granted(act(county.team.leader, id, 'decline', { reason: '没人' }))
    expect(await until(county.dispatcher, id, 'declined')).to.eql(['claimed', 'declined'])
  })

  it('what is said fits where the order stands: posted by the grid worker it waits to be reported, served it waits for a rating', async () => {
    const contact = { name: '测老人', phone: '13900000000' }
    const { id } = await granted(send(county.worker, '/orders', { ...need, grid: county.grid, contact }))
    await until(county.clerk, id, 'posted')
    expect(await texts(county.clerk, id)).to.eql(['“上门理发”待您报单。'])
    const served = await buildOrder(county, { at: 'served' })
    await until(county.resident, served.id, 'completed')
    moveClock(new Date(Date.now() + 150 * 3_600_000))
    await sweepDeadlines()
    await until(county.resident, served.id, 'reminded')
    expect((await texts(county.resident, served.id)).at(-1)).to.equal('“上门理发”等待您评单。')
  })

  it('an answer to a request for time says which it is', async () => {
    const { id } = await buildOrder(county, { at: 'serving' })
    for (const given of [true, false]) {
      await granted(act(county.team.leader, id, 'extend', { reason: '人手不够', hours: 10 }))
      await until(county.supervisor, id, 'extension-asked')
      await granted(act(county.dispatcher, id, 'answer_extension', { granted: given }))
      await eventually(
        () => texts(county.team.leader, id),
        (heard) => heard.at(-1) === (given ? '“上门理发”已获准延期。' : '“上门理发”未获准延期，请按时办理。'),
      )
    }
  })

  it('who was waiting for an order hears that it was cancelled', async () => {
    const { id } = await buildOrder(county, { at: 'cancelled' })
    expect(await until(county.worker, id, 'cancelled')).to.eql(['posted', 'cancelled'])
  })

  it('who agreed to show an order hears that the supervisor took it off, not what they took off themselves', async () => {
    const { id } = await buildOrder(county, { at: 'rated' })
    for (const who of [county.resident, county.supervisor]) {
      await granted(act(county.resident, id, 'publish', { publish: true }))
      await granted(act(who, id, 'unpublish'))
    }
    const heard = await until(county.resident, id, 'unpublished')
    expect(heard.filter((kind) => kind.includes('publish'))).to.eql(['unpublished'])
    expect((await texts(county.resident, id)).at(-1)).to.equal('“上门理发”已由督导员从公开展示中撤下。')
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
