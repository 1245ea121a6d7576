import { expect } from 'chai'
import type { OrderView, Page } from '../../server/contract/orders.ts'
import type { Scorecard, Scorecards } from '../../server/contract/reports.ts'
import { moveClock, now } from '../../server/clock.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { http } from '../support/program.ts'

describe('GET /reports/scorecards and the concerns of GET /orders', function () {
  this.timeout(30_000)
  let county: County
  let rated: OrderView
  let poor: OrderView
  before(async () => {
    county = await buildCounty()
    rated = await buildOrder(county, { at: 'rated' })
    poor = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, poor.id, 'rate', { stars: 2, solved: false, comment: '没修好' }))
  })
  afterEach(() => moveClock(null))

  const cards = async (who: Someone, query: string) => (await granted<Scorecards>(get(who, `/reports/scorecards?${query}`))).items
  const only = async (query: string) => {
    const [card, ...others] = await cards(county.supervisor, query)
    expect(others).to.eql([])
    return card as Scorecard
  }
  const idsOf = async (query: string) => ((await get(county.supervisor, `/orders?${query}`)).body as Page<OrderView>).items.map(({ id }) => id)

  it('401 without a token, 422 for what is no grouping or longer than a year, 403 for who does not watch the county', async () => {
    expect((await http().get('/api/v1/reports/scorecards?by=town')).status).to.equal(401)
    expect((await get(county.supervisor, '/reports/scorecards?by=grid')).status).to.equal(422)
    expect((await get(county.supervisor, '/reports/scorecards?by=town&from=2020-01-01&to=2026-01-01')).body.errors[0].pointer).to.equal('/from')
    for (const who of [county.officer, county.resident, county.team.leader]) expect((await get(who, '/reports/scorecards?by=town')).status).to.equal(403)
  })

  it('a town’s orders, their stars and the minutes of every step', async () => {
    const card = await only('by=town')
    expect([card.id, card.orders, card.onTime, card.rated, card.stars]).to.eql([county.town, 2, 1, 2, 3.5])
    expect(Object.keys(card.minutes)).to.have.members(['collect', 'report', 'claim', 'dispatch', 'accept', 'fulfil', 'rate'])
  })

  it('a team’s orders by the steps that are a team’s; none outside of the span', async () => {
    const card = await only('by=team')
    expect([card.id, card.name, card.orders, card.stars]).to.eql([county.team.id, county.team.name, 2, 3.5])
    expect(Object.keys(card.minutes)).to.have.members(['accept', 'fulfil'])
    expect(await cards(county.dispatcher, 'by=team&from=2026-01-01&to=2026-01-02')).to.eql([])
  })

  it('who was rated poorly, who urged, and what nears its deadline are lists of their own', async () => {
    expect(await idsOf('concern=poor')).to.eql([poor.id])
    const urged = await buildOrder(county, { at: 'collected' })
    await granted(act(county.resident, urged.id, 'urge'))
    expect(await idsOf('concern=urged')).to.eql([urged.id])
    expect(await idsOf('concern=near')).to.eql([])
    const due = Date.parse((await granted(get(county.supervisor, `/orders/${urged.id}`))).dueAt!)
    moveClock(new Date(due - (due - now().getTime()) / 10))
    expect(await idsOf('concern=near')).to.eql([urged.id])
    moveClock(new Date(due + 1000))
    expect(await idsOf('concern=near')).to.eql([])
    expect((await idsOf('concern=poor')).includes(rated.id)).to.equal(false)
  })

  it('the villages of a town, which has to be named', async () => {
    expect((await get(county.supervisor, '/reports/scorecards?by=village')).body.errors[0].pointer).to.equal('/unit')
    expect((await get(county.supervisor, `/reports/scorecards?by=village&unit=${county.village}`)).status).to.equal(422)
    const town = (await cards(county.supervisor, 'by=town')).find(({ id }) => id === county.town)!
    const villages = await cards(county.supervisor, `by=village&unit=${county.town}`)
    expect(villages.map(({ id, orders }) => [id, orders])).to.eql([[county.village, town.orders]])
    expect(await cards(county.supervisor, `by=village&unit=${county.otherTown}`)).to.eql([])
  })

  it('complaints are what was rated poorly, not solved, or worked on again', async () => {
    const again = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, again.id, 'rate', { stars: 2, solved: true }))
    expect([await idsOf('concern=unsolved'), await idsOf('concern=reopened')]).to.eql([[poor.id], []])
    await granted(act(county.dispatcher, again.id, 'rework', { reason: '再去一次' }))
    expect(await idsOf('concern=poor')).to.eql([poor.id])
    expect(await idsOf('concern=reopened')).to.eql([again.id])
    expect(await idsOf('concern=complaint')).to.eql([again.id, poor.id])
    expect(await idsOf('concern=rated')).to.have.members([poor.id, rated.id])
  })

  it('behind each figure of a scorecard are as many orders as it says, late ones too', async () => {
    const slow = await buildOrder(county, { at: 'serving' })
    const lost = await buildOrder(county, { at: 'dispatched' })
    moveClock(new Date(Date.parse((await granted(get(county.supervisor, `/orders/${slow.id}`))).dueAt!) + 1000))
    await sweepDeadlines()
    const team = (await cards(county.supervisor, 'by=team')).find(({ id }) => id === county.team.id)!
    const town = (await cards(county.supervisor, 'by=town')).find(({ id }) => id === county.town)!
    const lateOf = ({ orders, onTime }: Scorecard) => Math.round(orders * (1 - onTime))
    const took = await idsOf(`took=${county.team.id}&limit=100`)
    expect([took.length, took.includes(lost.id)]).to.eql([team.orders, false])
    expect(await idsOf(`took=${county.team.id}&concern=late`)).to.eql([slow.id])
    expect(lateOf(team)).to.equal(1)
    const late = await idsOf(`unit=${county.town}&concern=late&limit=100`)
    expect([late.length, late.includes(slow.id)]).to.eql([lateOf(town), true])
    expect((await idsOf(`took=${county.team.id}&concern=rated`)).length).to.equal(team.rated)
  })
})
