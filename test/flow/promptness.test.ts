import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { Candidates } from '../../server/contract/orders.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { passTo } from '../support/time.ts'

describe('promptness', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const candidates = async (id: string) => (await granted<Candidates>(get(county.dispatcher, `/orders/${id}/candidates`))).items

  it('an answer, also a refusal, counts for promptness by its time, silence by all of it; a refusal costs no fairness', async () => {
    const [kind, silent, willing] = [county.team, await buildTeam(county.code), await buildTeam(county.code)]
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [kind.id, silent.id, willing.id] }))
    await granted(act(kind.leader, id, 'decline', { reason: '人手不够' }))
    await granted(act(willing.leader, id, 'accept'))
    await passTo(8.1)
    const other = await buildOrder(county, { at: 'claimed' })
    const partsOf = (items: Candidates['items'], team: { id: string }) => items.find((item) => item.team.id === team.id)!.parts
    const items = await eventually(
      () => candidates(other.id),
      (found) => partsOf(found, silent).promptness < 0.1,
    )
    expect([partsOf(items, kind).promptness, partsOf(items, willing).promptness]).to.eql([1, 1])
    expect(partsOf(items, kind).fairness).to.equal(partsOf(items, willing).fairness)
  })

  it('time in which an order was suspended does not count against promptness', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    await granted(act(county.dispatcher, id, 'suspend', { reason: '等待材料' }))
    moveClock(new Date(Date.now() + 48 * 3_600_000))
    await granted(act(county.dispatcher, id, 'resume'))
    await granted(act(county.team.leader, id, 'accept'))
    const other = await buildOrder(county, { at: 'claimed' })
    await eventually(
      async () => (await candidates(other.id)).find(({ team }) => team.id === county.team.id)!.parts.promptness,
      (promptness) => promptness > 0.95,
    )
  })
})
