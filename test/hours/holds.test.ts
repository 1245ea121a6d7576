import { expect } from 'chai'
import type { Point } from '../../server/contract/orders.ts'
import { moveClock } from '../../server/clock.ts'
import { weekOf } from '../../server/teams/team-figures.ts'
import { buildCounty, type County } from '../support/county.ts'
import { act, granted, need, send } from '../support/orders.ts'
import { heldIn, hoursOf, serve } from './serve.ts'

const at = (lng: number, lat: number): Point => ({ type: 'Point', coordinates: [lng, lat] })
const hourMs = 3_600_000

describe('what is held until the supervisor has looked', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const reasons = async (count = 1) => (await heldIn(county, count)).items.map((entry) => entry.reasons.map(({ code }) => code))
  const week = () => weekOf(new Date()).getTime()

  it('more than 12 h in one go; 12 h are credited', async () => {
    await serve(county, { minutes: 720, stars: 5, said: 720 })
    expect(await hoursOf(county.team.volunteers[0]!)).to.include({ heldMinutes: 0, creditedMinutes: 720 })
    await serve(county, { minutes: 10, stars: 5, said: 780, begins: new Date(Date.now() + 30 * hourMs) })
    expect(await reasons()).to.eql([['long_stay']])
  })

  it('more than 60 h in a week, whichever order is rated first; the next week begins anew', async () => {
    const begins = (hours: number) => new Date(week() + 7 * 24 * hourMs + hours * hourMs)
    for (const day of [0, 1, 2, 3, 4, 5]) await serve(county, { minutes: 11 * 60, stars: 5, begins: begins(day * 24 + 1) })
    await serve(county, { minutes: 60, stars: 5, begins: begins(7 * 24 + 1) })
    const hours = await hoursOf(county.team.volunteers[0]!, ({ entries }) => entries.length === 7)
    expect(hours).to.include({ heldMinutes: 660, creditedMinutes: 5 * 660 + 60 })
    expect(await reasons()).to.eql([['long_week']])
  })

  it('checked in far from the place; near it, or with no position, nothing is held', async () => {
    const place = at(104.17, 36.54)
    await serve(county, { minutes: 10, stars: 5, place, position: at(104.18, 36.54) })
    await serve(county, { minutes: 10, stars: 5, place })
    await serve(county, { minutes: 30, stars: 5, place, position: at(104.27, 36.54) })
    const hours = await hoursOf(county.team.volunteers[0]!, ({ entries }) => entries.length === 3)
    expect(hours).to.include({ creditedMinutes: 20, heldMinutes: 30 })
    expect((await heldIn(county, 1)).items[0]!.reasons).to.eql([{ code: 'far_away', text: '签到位置距服务地点 8.9 公里' }])
  })

  it('hours nobody else vouches for: posted, settled and rated by who gets them; settled by oneself and never rated', async () => {
    const { worker } = county
    const settle = async (poster: typeof worker) => {
      const { id } = await granted(send(poster, '/orders', { ...need, grid: county.grid }))
      if (poster !== worker) await granted(act(worker, id, 'collect'))
      await granted(act(worker, id, 'settle', { summary: '办好了', helpers: [{ person: worker.id, minutes: 40 }] }))
      return id
    }
    const own = await settle(worker)
    await granted(act(worker, own, 'rate', { stars: 5, solved: true }))
    expect(await reasons()).to.eql([['own_order']])
    const others = await settle(county.resident)
    await granted(act(county.resident, others, 'rate', { stars: 5, solved: true }))
    const hours = await hoursOf(worker, ({ entries }) => entries.length === 2)
    expect(hours).to.include({ heldMinutes: 40, creditedMinutes: 40, declaredMinutes: 40, recordedMinutes: 0 })
  })

  it('several reasons are all named', async () => {
    await serve(county, { minutes: 5, stars: 1, said: 800, place: at(104.17, 36.54), position: at(105.17, 36.54) })
    expect(await reasons()).to.eql([['poor_rating', 'long_stay', 'far_away']])
  })
})
