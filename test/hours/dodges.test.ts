import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, granted, need, send, uploadPhoto } from '../support/orders.ts'
import { heldIn, hoursOf, serve } from './serve.ts'

describe('ways round the holds', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const reasons = async () => (await heldIn(county, 1)).items.map((entry) => entry.reasons.map(({ code }) => code))

  it('who settles and rates alone vouches for nobody', async () => {
    const { worker } = county
    const [friend] = county.team.volunteers
    const { id } = await granted(send(worker, '/orders', { ...need, grid: county.grid }))
    await granted(act(worker, id, 'settle', { summary: '办好了', helpers: [{ person: friend!.id, minutes: 120 }] }))
    await granted(act(worker, id, 'rate', { stars: 5, solved: true }))
    expect(await hoursOf(friend!)).to.include({ creditedMinutes: 0, heldMinutes: 120 })
    expect(await reasons()).to.eql([['own_order']])
  })

  it('what was measured and what was said beyond it are one go together', async () => {
    await serve(county, { minutes: 660, stars: 5, said: 1380 })
    expect(await hoursOf(county.team.volunteers[0]!)).to.include({ creditedMinutes: 0, heldMinutes: 1380 })
    expect(await reasons()).to.eql([['long_stay']])
  })

  it('out and in again at once is no rest', async () => {
    const [volunteer] = county.team.volunteers
    const { id } = await buildOrder(county, { at: 'serving' })
    await granted(act(county.team.leader, id, 'assign', { volunteers: [volunteer!.id] }))
    const begun = Date.now()
    for (let n = 0; n < 2; n++) {
      moveClock(new Date(begun + n * 500 * 60_000))
      await granted(act(volunteer!, id, 'check_in'))
      moveClock(new Date(begun + (n * 500 + 490) * 60_000))
      await granted(act(volunteer!, id, 'check_out'))
    }
    await granted(act(county.team.leader, id, 'complete', { summary: '办好了', photos: [await uploadPhoto(county.team.leader)], attendance: [] }))
    await granted(act(county.resident, id, 'rate', { stars: 5, solved: true }))
    moveClock(null)
    expect(await hoursOf(volunteer!)).to.include({ creditedMinutes: 0, heldMinutes: 980 })
    expect(await reasons()).to.eql([['long_stay']])
  })

  it('an order that one team has done is not recalled and done again', async () => {
    const other = await buildTeam(county.code)
    const { team } = county
    const { id } = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, id, 'dispatch', { teams: [team.id, other.id] }))
    for (const { leader } of [team, other]) await granted(act(leader, id, 'accept'))
    await granted(act(team.leader, id, 'assign', { volunteers: [team.volunteers[0]!.id] }))
    const attendance = [{ volunteer: team.volunteers[0]!.id, minutes: 300, reason: '忘带手机' }]
    await granted(act(team.leader, id, 'complete', { summary: '办好了', photos: [await uploadPhoto(team.leader)], attendance }))
    expect((await act(county.dispatcher, id, 'recall', { reason: '重派' })).status).to.equal(409)
  })
})
