import { expect } from 'chai'
import type { Page } from '../../server/contract/orders.ts'
import type { HeldEntry, Hours, StatementStep } from '../../server/contract/people.ts'
import { moveClock } from '../../server/clock.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { get, granted } from '../support/orders.ts'
import { decide, heldIn, hoursOf, serve, serveHeld } from './serve.ts'

describe('GET /me/hours/statement, /hours?state=held, POST /hours/:id/answer', () => {
  let county: County
  let volunteer: Someone
  beforeEach(async () => {
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
  })
  afterEach(() => moveClock(null))

  const held = () => serveHeld(county)

  it('the statement shows each step with its weight and the sum after it, newest first and page by page', async () => {
    await serve(county, { minutes: 60, stars: 5 })
    await hoursOf(volunteer)
    const { id } = await held()
    await granted(decide(county.supervisor, id, 'confirm'))
    const first = await granted<Page<StatementStep>>(get(county.team.leader, `/people/${volunteer.id}/hours/statement?limit=2`))
    const second = await granted<Page<StatementStep>>(get(volunteer, `/me/hours/statement?limit=2&cursor=${first.nextCursor}`))
    const steps = [...first.items, ...second.items]
    expect(steps.map(({ n, kind, minutes, heldMinutes, weight, points }) => [n, kind, minutes, heldMinutes, weight, points])).to.eql([
      [3, 'confirm', 80, -80, 0, 0],
      [2, 'hold', 0, 80, null, 0],
      [1, 'credit', 60, 0, 1.2, 1.2],
    ])
    expect(steps.map(({ balance }) => [balance.creditedMinutes, balance.heldMinutes, balance.points])).to.eql([
      [140, 0, 1.2],
      [60, 80, 1.2],
      [60, 0, 1.2],
    ])
    expect(second.nextCursor).to.equal(null)
    expect((await get(volunteer, '/me/hours/statement?cursor=x')).status).to.equal(422)
    expect((await get(county.resident, `/people/${volunteer.id}/hours/statement`)).status).to.equal(404)
  })

  it('whose minutes are held may answer three times, and the supervisor reads it', async () => {
    const { id } = await held()
    expect((await decide(county.team.leader, id, 'answer', { text: '他去了' })).status).to.equal(403)
    for (const text of ['我去了', '有邻居作证', '附照片']) await granted(decide(volunteer, id, 'answer', { text }))
    expect((await decide(volunteer, id, 'answer', { text: '再说' })).status).to.equal(409)
    const [entry] = (await granted<Page<HeldEntry>>(get(county.supervisor, '/hours?state=held'))).items
    expect(entry!.answers.map(({ text }) => text)).to.eql(['我去了', '有邻居作证', '附照片'])
    await granted(decide(county.supervisor, id, 'confirm'))
    expect((await decide(volunteer, id, 'answer', { text: '谢谢' })).status).to.equal(409)
  })

  it('entries and holds come page by page, holds oldest first; colleagues see no reasons', async () => {
    await serve(county, { minutes: 10, stars: 2 })
    await heldIn(county, 1)
    await serve(county, { minutes: 20, stars: 1, by: county.team.volunteers[1]! })
    await heldIn(county, 2)
    const one = await granted<Page<HeldEntry>>(get(county.supervisor, '/hours?state=held&limit=1'))
    const two = await granted<Page<HeldEntry>>(get(county.supervisor, `/hours?state=held&limit=1&cursor=${one.nextCursor}`))
    expect([one, two].flatMap(({ items }) => items.map(({ minutes }) => minutes))).to.eql([10, 20])
    expect(two.nextCursor).to.equal(null)
    const path = `/teams/${county.team.id}/hours`
    const newest = await granted<Hours>(get(volunteer, `${path}?limit=1`))
    const older = await granted<Hours>(get(county.team.leader, `${path}?limit=1&cursor=${newest.nextCursor}`))
    expect([newest.heldMinutes, newest.entries[0]!.minutes, older.entries[0]!.minutes, older.nextCursor]).to.eql([30, 20, 10, null])
    expect([newest.entries[0]!.reasons.length, older.entries[0]!.reasons.length]).to.eql([0, 1])
  })
})
