import { expect } from 'chai'
import mongoose from 'mongoose'
import { newId } from '../../server/db/new-id.ts'
import { LevelModel } from '../../server/hours/level.model.ts'
import { schedule } from '../../server/jobs/schedule.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { PhotoModel } from '../../server/photos/photo.model.ts'
import { VolunteerModel } from '../../server/volunteers/volunteer.model.ts'
import { buildCounty, buildPerson, type County } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'
import { passTo } from '../support/time.ts'
import { moveClock } from '../../server/clock.ts'
import { emptyCounty, fillCounty } from './fill-county.ts'
import { findFaults } from './find-faults.ts'
import { watchQueries, type Search } from './watch-queries.ts'

// What is asked at every move, by the relay, for notices and by the clock stays as small as what waits, however much lies behind a county.

/** Fails naming what is asked while `run` runs and found without an index that narrows; and unless at least these collections are asked. */
const holdToIndexes = async (collections: string[], run: () => Promise<unknown>) => {
  const stop = watchQueries(mongoose.connection.getClient())
  await run()
  const searches = stop()
  expect(await findFaults(searches)).to.eql([])
  expect([...new Set([...searches.keys()].map((shape) => shape.split(' ')[0]))]).to.include.members(collections)
}

describe('a county of 20,000 orders and 20,000 people', function () {
  this.timeout(180_000)
  let county: County
  before(async () => {
    county = await buildCounty()
    await fillCounty(county)
  })
  after(() => emptyCounty(county))

  const claimed = () => buildOrder(county, { at: 'claimed' })

  it('a move of each kind, its relay, its notices and the boards that listen', async () => {
    const { resident, worker, clerk, dispatcher, supervisor, team } = county
    const board = await listen(dispatcher)
    const collections = ['orders', 'people', 'teams', 'events', 'notices', 'push-devices', 'ledger', 'balances', 'attending', 'counters']
    await holdToIndexes(collections, async () => {
      const rated = await buildOrder(county, { at: 'rated' })
      await granted(act(dispatcher, rated.id, 'call_back', { reached: true, solved: true, satisfied: true }))
      const market = await claimed()
      await granted(act(dispatcher, market.id, 'dispatch', { open: true }))
      await granted(act(team.leader, market.id, 'accept'))
      await granted(act(dispatcher, market.id, 'recall', { reason: '补充说明' }))
      await granted(act(dispatcher, market.id, 'dispatch', { teams: [team.id] }))
      await granted(act(team.leader, market.id, 'decline', { reason: '今天没人' }))
      await granted(act(dispatcher, market.id, 'return', { reason: '请核实' }))
      const settled = await buildOrder(county, { at: 'collected' })
      await granted(act(resident, settled.id, 'urge'))
      await granted(act(supervisor, settled.id, 'supervise', { note: '请尽快', dueAt: new Date(Date.now() + 9e6).toISOString() }))
      await granted(act(worker, settled.id, 'settle', { summary: '办好了', helpers: [{ person: team.volunteers[0]!.id, minutes: 40 }] }))
      await granted(act(resident, settled.id, 'rate', { stars: 5, solved: true }))
      const [original, repeated] = [await buildOrder(county, { at: 'posted' }), await buildOrder(county, { at: 'posted' })]
      await granted(act(worker, repeated.id, 'merge', { original: original.id }))
      await granted(act(clerk, original.id, 'comment', { text: '知道了' }))
      const { address: _, ...sought } = need
      await granted(send(resident, '/orders/duplicates', { ...sought, grid: county.grid }))
      await granted(act(resident, original.id, 'cancel', { reason: '不需要了' }))
      await board.until(({ boards, cards }) => boards.length > 0 && cards.some(({ id, status }) => id === original.id && status === 'cancelled'), 20_000)
    })
  })

  it('the jobs, with something due for each', async () => {
    const past = new Date(Date.now() - 3 * 24 * 3_600_000)
    const [_id, county_] = [newId(), county.code]
    const volunteer = await buildPerson('volunteer', county.code)
    await buildOrder(county, { at: 'posted' })
    await LevelModel.collection.insertOne({
      _id,
      county: county_,
      person: { id: volunteer.id, name: volunteer.name },
      level: 1,
      state: 'announced',
      endsAt: past,
      objections: [],
    } as never)
    const held = { id: newId(), name: '电工证', state: 'confirmed', until: '2020-01-01', at: past }
    await VolunteerModel.collection.insertOne({ _id: volunteer.id, county: county_, state: 'registered', asks: [], qualifications: [held] } as never)
    await PhotoModel.collection.insertOne({ _id, county: county_, owner: volunteer.id, loose: true, createdAt: past } as never)
    const message = { event: _id, person: volunteer.id, channel: 'push', text: '', kind: '', tries: 0, reached: [], sms: false, urgent: false }
    await MessageModel.collection.insertOne({ _id, county: county_, ...message, createdAt: past, sendAt: past, claimedUntil: past } as never)
    const collections = ['orders', 'messages', 'star-levels', 'volunteers', 'photos', 'sessions', 'push-devices']
    await holdToIndexes(collections, async () => {
      await passTo(100)
      for (const { run } of schedule) await run(async () => {})
    })
    moveClock(null)
  })

  it('the lists of every role', async () => {
    const { resident, worker, clerk, officer, dispatcher, supervisor, admin, team } = county
    const [volunteer] = team.volunteers
    const boxes = ['todo', 'mine', 'scope', 'market', 'offers'].map((box) => `/orders?box=${box}`)
    const searched = ['上门17号', '理发 177', '13700000077', `${county.code.slice(0, 6)}-20200101-0001`].map(
      (q) => `/orders?box=scope&q=${encodeURIComponent(q)}`,
    )
    const own = ['/me', '/notices', '/me/hours', '/me/hours/statement', '/me/certificates']
    const watched = ['/hours?state=held', '/levels', '/accesses', '/certificates', '/teams']
    await holdToIndexes(['orders', 'notices', 'ledger', 'star-levels', 'accesses', 'certificates', 'teams', 'held', 'volunteers'], async () => {
      for (const who of [resident, worker, clerk, officer, dispatcher, team.leader, volunteer!])
        for (const path of [...boxes, ...own]) await granted(get(who, path))
      for (const path of searched) await granted(get(dispatcher, path))
      for (const path of watched) await granted(get(supervisor, path))
      await granted(get(admin, '/volunteers/waiting'))
      await granted(get(team.leader, `/teams/${team.id}/requests`))
    })
  })

  it('a search begins with the rarest of its pairs of characters', async () => {
    const stop = watchQueries(mongoose.connection.getClient())
    await granted(get(county.dispatcher, `/orders?box=scope&q=${encodeURIComponent('理发 xq')}`))
    const search = [...stop().values()].flat().find(({ filter }) => filter?.$and?.some((part: Search) => part.grams))!
    expect(search.filter.$and.find((part: Search) => part.grams).grams).to.eql({ $all: ['xq', '理发'] })
  })
})
