import { expect } from 'chai'
import type { OrderView, Page } from '../../server/contract/orders.ts'
import { UnitModel } from '../../server/units/unit.model.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'

type Team = County['team']

const list = (who: Someone, query: string) => granted<Page<OrderView>>(get(who, `/orders?${query}`))
const ids = ({ items }: Page<OrderView>) => items.map(({ id }) => id)
const read = (who: Someone, id: string) => granted(get(who, `/orders/${id}`))
/** Until when a team may answer, as this person reads it. */
const endFor = async (who: Someone, id: string, { id: team }: Team) => (await read(who, id)).assignments.find((part) => part.team.id === team)!.lapsesAt

describe('what a team is offered', () => {
  let county: County
  let second: Team
  beforeEach(async () => {
    county = await buildCounty()
    second = await buildTeam(county.code)
  })

  const offered = async (...teams: Team[]) => {
    const { id } = await buildOrder(county, { at: 'claimed' })
    return granted(act(county.dispatcher, id, 'dispatch', { teams: teams.map((team) => team.id) }))
  }

  it('offers: in the box of each leader until they answer, also beside a team that serves', async () => {
    const { id } = await offered(county.team, second)
    const boxes = async () => [ids(await list(county.team.leader, 'box=offers')), ids(await list(second.leader, 'box=offers'))]
    expect(await boxes()).to.eql([[id], [id]])
    expect(ids(await list(county.dispatcher, 'box=offers'))).to.eql([])
    await granted(act(county.team.leader, id, 'accept'))
    expect(await boxes()).to.eql([[], [id]])
    await granted(act(second.leader, id, 'decline', { reason: '今天人手不够。' }))
    expect(await boxes()).to.eql([[], []])
  })

  it('an offer tells its end to its leader and to those who dispatched it, not to the other team nor to the resident', async () => {
    const { id, dueAt } = await offered(county.team, second)
    const readers = [county.team.leader, county.dispatcher, county.officer, second.leader, county.resident]
    expect(await Promise.all(readers.map((who) => endFor(who, id, county.team)))).to.eql([dueAt, dueAt, dueAt, null, null])
    await granted(act(county.team.leader, id, 'accept'))
    expect(await endFor(county.team.leader, id, county.team)).to.equal(null)
    expect([await endFor(second.leader, id, second), await endFor(county.dispatcher, id, second)]).to.eql([dueAt, dueAt])
  })

  it('an offer has no end while the clock stands', async () => {
    const { id } = await offered(county.team, second)
    await granted(act(county.team.leader, id, 'accept'))
    await granted(act(county.dispatcher, id, 'suspend', { reason: '等住户回家' }))
    expect(await endFor(second.leader, id, second)).to.equal(null)
    await granted(act(county.dispatcher, id, 'resume'))
    expect(await endFor(second.leader, id, second)).to.be.a('string')
  })

  it('tells how far it is to the hundred metres, to those who may take it and as long as they may', async () => {
    await UnitModel.updateOne({ _id: county.otherVillage }, { position: { type: 'Point', coordinates: [104.17, 36.54] } })
    const near = await buildTeam(county.code, { unit: county.otherVillage })
    const location = { type: 'Point', coordinates: [104.18, 36.54] }
    const { id } = await granted(send(county.resident, '/orders', { ...need, location }))
    await granted(act(county.worker, id, 'collect'))
    await granted(act(county.clerk, id, 'report', { opinion: '情况属实。' }))
    await granted(act(county.officer, id, 'claim'))
    await granted(act(county.dispatcher, id, 'dispatch', { open: true }))
    const [row] = (await list(near.leader, 'box=market')).items
    expect([row!.metres, row!.location]).to.eql([900, null])
    expect([(await read(second.leader, id)).metres, (await read(county.resident, id)).metres]).to.eql([null, null])
    await granted(act(second.leader, id, 'accept'))
    expect((await read(near.leader, id)).metres).to.equal(null)
  })
})
