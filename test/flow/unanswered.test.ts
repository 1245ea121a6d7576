import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { Candidates } from '../../server/contract/orders.ts'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { http } from '../support/program.ts'
import { passTo, timelineOf } from '../support/time.ts'

describe('unanswered offers', () => {
  let county: County
  let teams: { id: string; leader: Someone }[]
  beforeEach(async () => {
    county = await buildCounty()
    teams = [county.team, await buildTeam(county.code), await buildTeam(county.code), await buildTeam(county.code)]
    await granted(http().patch('/api/v1/settings').set('Authorization', `Bearer ${county.admin.token}`).send({ unanswered: 'next' }))
  })
  afterEach(() => moveClock(null))

  const candidates = async (id: string) => (await granted<Candidates>(get(county.dispatcher, `/orders/${id}/candidates`))).items
  const show = (id: string) => granted(get(county.dispatcher, `/orders/${id}`))
  const offersOf = async (id: string) => (await show(id)).assignments.map(({ team, state }) => [team.id, state])
  const noticesOf = async (who: Someone, id: string) =>
    (await granted<Page<Notice>>(get(who, '/notices'))).items.filter(({ orderId }) => orderId === id).map(({ text }) => text)

  it('go to the next best team, with the full time to answer; after the third silence the centre decides again', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    const ranked = (await candidates(id)).map(({ team }) => team.id)
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [ranked[0]!] }))
    await passTo(8.1)
    const passedOn = await show(id)
    expect([passedOn.status, passedOn.overdue, passedOn.holder?.team]).to.eql(['dispatched', false, ranked[1]])
    expect(Date.parse(passedOn.dueAt!) - Date.now()).to.be.within(16 * 3_600_000, 16.2 * 3_600_000)
    const second = teams.find((team) => team.id === ranked[1])!
    await eventually(
      () => noticesOf(second.leader, id),
      (texts) => texts.length === 1 && texts[0]!.startsWith('新的邀约'),
    )
    await eventually(
      () => noticesOf(county.dispatcher, id),
      (texts) => texts.includes('“上门理发”无人应答，已转给下一支服务队。'),
    )
    await passTo(16.2)
    expect((await show(id)).holder?.team).to.equal(ranked[2])
    await passTo(24.3)
    expect((await show(id)).status).to.equal('claimed')
    expect(await offersOf(id)).to.eql(ranked.slice(0, 3).map((team) => [team, 'lapsed']))
    const lapses = (await timelineOf(county.dispatcher, id)).filter(({ action }) => action === 'lapse')
    expect(lapses.map(({ input }) => input.teams ?? [])).to.eql([[ranked[1]], [ranked[2]], []])
  })

  it('the team that was asked next may accept', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    await passTo(8.1)
    const next = (await show(id)).holder!.team!
    expect((await act(county.team.leader, id, 'accept')).status).to.equal(409)
    const accepted = await granted(act(teams.find((team) => team.id === next)!.leader, id, 'accept'))
    expect(accepted.status).to.equal('serving')
  })

  it('what a township sent goes on among its own teams', async () => {
    const own = [await buildTeam(county.code, { town: county.town }), await buildTeam(county.code, { town: county.town })]
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.officer, id, 'dispatch', { teams: [own[0]!.id] }))
    await passTo(8.1)
    expect((await show(id)).holder?.team).to.equal(own[1]!.id)
    await passTo(16.2)
    expect((await show(id)).status).to.equal('claimed')
  })

  it('beside a team that serves, the silent one’s place is offered on too', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [teams[0]!.id, teams[1]!.id] }))
    await granted(act(teams[0]!.leader, id, 'accept'))
    await passTo(8.1)
    const [, silent, asked] = (await show(id)).assignments
    expect([silent!.state, asked!.state, teams.slice(2).some((team) => team.id === asked!.team.id)]).to.eql(['lapsed', 'offered', true])
    expect((await show(id)).status).to.equal('serving')
  })

  it('each silent team of a joint offer is replaced by one that was not asked', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [teams[0]!.id, teams[1]!.id] }))
    await passTo(8.1)
    const offers = await offersOf(id)
    expect(offers.slice(2)).to.have.deep.members([
      [teams[2]!.id, 'offered'],
      [teams[3]!.id, 'offered'],
    ])
  })

  it('six orders that fall silent at once do not all go to the team that had room for one', async () => {
    await TeamModel.updateMany({ _id: { $in: teams.slice(1).map((team) => team.id) } }, { capacity: 1 })
    const orders = []
    for (let n = 0; n < 6; n++) orders.push(await buildOrder(county, { at: 'dispatched' }))
    await passTo(8.1)
    const after = await Promise.all(orders.map(({ id }) => show(id)))
    const given = after.flatMap(({ assignments }) => assignments.filter(({ state }) => state === 'offered').map(({ team }) => team.id))
    expect(given.sort()).to.eql(teams.slice(1).map((team) => team.id).sort()) // prettier-ignore
    expect(after.filter(({ status }) => status === 'claimed')).to.have.lengthOf(3)
  })

  it('who leads the silent team and the next one hears of the offer; who dispatched hears how it ended', async () => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    await TeamModel.updateMany({ _id: { $in: teams.map((team) => team.id) } }, { leader: { id: teams[0]!.leader.id, name: '测队长' } })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [teams[0]!.id] }))
    await passTo(8.1)
    await eventually(
      () => noticesOf(teams[0]!.leader, id),
      (texts) => texts.filter((text) => text.startsWith('新的邀约')).length === 2,
    )
    const town = await buildTeam(county.code, { town: county.town })
    const sent = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.officer, sent.id, 'dispatch', { teams: [town.id] }))
    await passTo(17)
    await eventually(
      () => noticesOf(county.officer, sent.id),
      (texts) => texts.includes('“上门理发”无人应单，已回到待派单。'),
    )
  })

  it('a declined offer goes back to the centre, as people decided it', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    expect((await granted(act(county.team.leader, id, 'decline', { reason: '人手不够' }))).status).to.equal('claimed')
  })
})
