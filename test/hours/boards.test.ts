import { expect } from 'chai'
import type { HoursFigures, Roll, TopPlace } from '../../server/contract/boards.ts'
import { moveClock } from '../../server/clock.ts'
import type { Hours } from '../../server/contract/people.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { weekOf } from '../../server/teams/team-figures.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { sheetText } from '../support/sheet-text.ts'
import { http } from '../support/program.ts'

describe('rolls, figures, lists of the best and spreadsheets of hours', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
    for (let n = 0; n < 2; n++) await buildOrder(county, { at: 'rated' })
    await eventually(
      () => granted<Hours>(get(county.team.volunteers[0]!, '/me/hours')),
      ({ entries }) => entries.length === 2,
    )
  })

  it('GET /teams/:id/roll: every member, most time first, for the leader and the centre', async () => {
    const { team, items } = await granted<Roll>(get(county.team.leader, `/teams/${county.team.id}/roll`))
    expect(items.map(({ person, creditedMinutes, services }) => [person.id, creditedMinutes, services])).to.eql([
      [county.team.volunteers[0]!.id, 90, 2],
      ...[county.team.leader, county.team.volunteers[1]!].map(({ id }) => [id, 0, 0]),
    ])
    expect(items[0]).to.deep.include({ declaredMinutes: 90, recordedMinutes: 0, heldMinutes: 0, starLevel: 0, leader: false })
    expect([team.id, team.name]).to.eql([county.team.id, (await TeamModel.findById(county.team.id).lean())!.name])
    expect((await granted<Roll>(get(county.supervisor, `/teams/${county.team.id}/roll`))).team).to.eql(team)
    expect((await get(county.team.volunteers[0]!, `/teams/${county.team.id}/roll`)).status).to.equal(403)
    expect((await get((await buildTeam(county.code)).leader, `/teams/${county.team.id}/roll`)).status).to.equal(403)
    expect((await get((await buildCounty()).supervisor, `/teams/${county.team.id}/roll`)).status).to.equal(404)
  })

  it('who served more this week than the county wants of one person is marked', async () => {
    const [, volunteer] = county.team.volunteers
    await granted(http().patch('/api/v1/settings').set('Authorization', `Bearer ${county.admin.token}`).send({ weeklyLimit: 60 }))
    const order = await buildOrder(county, { at: 'serving' })
    await granted(act(county.team.leader, order.id, 'assign', { volunteers: [volunteer!.id] }))
    const monday = weekOf(new Date()).getTime() + 7 * 24 * 3_600_000
    moveClock(new Date(monday + 3_600_000))
    await granted(act(volunteer!, order.id, 'check_in'))
    moveClock(new Date(monday + 3 * 3_600_000))
    const { items } = await granted<Roll>(get(county.team.leader, `/teams/${county.team.id}/roll`))
    expect(items.map(({ person, overWeekly }) => [person.id, overWeekly])).to.deep.include([volunteer!.id, true])
    expect(items.find(({ person }) => person.id === volunteer!.id)!.weekMinutes).to.equal(120)
    expect(items.filter(({ overWeekly }) => overWeekly)).to.have.lengthOf(1)
    await granted(act(volunteer!, order.id, 'check_out'))
    moveClock(null)
  })

  it('GET /hours/figures: what the county gave in a span, and its people by star level', async () => {
    const figures = await granted<HoursFigures>(get(county.supervisor, '/hours/figures'))
    expect(figures).to.deep.include({ served: 1, services: 2, creditedMinutes: 90, declaredMinutes: 90, recordedMinutes: 0, heldMinutes: 0 })
    expect(figures.byLevel).to.eql([0, 1, 2, 3, 4, 5].map((level) => ({ level, people: level === 0 ? figures.registered : 0 })))
    expect(figures.registered).to.be.greaterThan(1)
    const past = await granted<HoursFigures>(get(county.supervisor, '/hours/figures?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z'))
    expect(past).to.deep.include({ served: 0, services: 0, creditedMinutes: 0 })
    expect((await get(county.resident, '/hours/figures')).status).to.equal(403)
    expect((await get(county.supervisor, '/hours/figures?from=yesterday')).status).to.equal(422)
  })

  it('GET /hours/top: names are masked but one’s own', async () => {
    const [volunteer] = county.team.volunteers
    const seen = await granted<{ items: TopPlace[] }>(get(county.resident, '/hours/top?period=year'))
    expect(seen.items).to.eql([{ rank: 1, name: '测**', mine: false, minutes: 90, services: 2 }])
    const own = await granted<{ items: TopPlace[] }>(get(volunteer!, '/hours/top'))
    expect(own.items).to.eql([{ rank: 1, name: volunteer!.name, mine: true, minutes: 90, services: 2 }])
    expect((await granted<{ items: TopPlace[] }>(get((await buildCounty()).resident, '/hours/top?period=all'))).items).to.eql([])
  })

  it('hours are narrowed to a span and a team', async () => {
    const [volunteer] = county.team.volunteers
    const entriesOf = async (query: string) => (await granted<Hours>(get(volunteer!, `/me/hours?${query}`))).entries.length
    const other = await buildTeam(county.code)
    const year = new Date().getFullYear()
    expect(await Promise.all([`team=${county.team.id}`, `team=${other.id}`, `from=${year}-01-01`, `to=${year}-01-01`].map(entriesOf))).to.eql([2, 0, 2, 0])
  })

  it('GET /people/:id/hours.xlsx: a spreadsheet of the entries and their sum, for whoever may read them', async () => {
    const [volunteer] = county.team.volunteers
    const path = `/people/${volunteer!.id}/hours.xlsx`
    const answer = await get(volunteer!, path).responseType('blob')
    expect([answer.status, answer.headers['content-type']]).to.eql([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    const text = sheetText(answer.body as Buffer)
    for (const word of ['服务时间', '上门理发', '已计入', '合计（已计入）', '<v>90</v>']) expect(text).to.include(word)
    expect((await get(county.resident, path)).status).to.equal(404)
  })
})
