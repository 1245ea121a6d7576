import { expect } from 'chai'
import { PersonModel } from '../../server/people/person.model.ts'
import { buildCounty, buildPerson, buildTeam, type County } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, granted, send } from '../support/orders.ts'

describe('live cards', () => {
  let county: County
  let elsewhere: County
  before(async () => {
    county = await buildCounty()
    elsewhere = await buildCounty()
  })

  it('each move reaches those whose place or order it is, and nobody else', async () => {
    const hearing = await Promise.all(
      [county.resident, county.worker, county.clerk, county.officer, county.dispatcher, county.supervisor].map((who) => listen(who)),
    )
    const deaf = await Promise.all(
      [county.admin, county.team.leader, elsewhere.dispatcher, await buildPerson('grid_worker', county.otherGrid)].map((who) => listen(who)),
    )
    const order = await buildOrder(county, { at: 'collected' })
    for (const { until, cardsOf } of hearing) {
      await until(() => cardsOf(order.id).length === 2)
      expect(cardsOf(order.id).map(({ action, status, version }) => [action, status, version])).to.eql([
        ['post', 'posted', 1],
        ['collect', 'collected', 2],
      ])
    }
    for (const { heard } of deaf) expect(heard.cards).to.eql([])
  })

  it('a card carries no name, phone, address or photo', async () => {
    const centre = await listen(county.dispatcher)
    const order = await buildOrder(county, { at: 'rated' })
    await centre.until(({ cards }) => cards.some(({ status }) => status === 'rated'))
    const text = JSON.stringify(centre.heard.cards)
    for (const secret of [county.resident.name, county.resident.phone, order.address, county.team.volunteers[0]!.name, ...order.photos.map(({ id }) => id)])
      expect(text).not.to.include(secret)
  })

  it('an open order reaches every eligible team, and its taking too', async () => {
    const other = await buildTeam(county.code)
    const apart = await buildTeam(county.code, { categories: ['应急救援'] })
    const [eligible, ineligible] = [await listen(other.leader), await listen(apart.leader)]
    const order = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, order.id, 'dispatch', { open: true }))
    await granted(act(county.team.leader, order.id, 'accept'))
    await eligible.until(() => eligible.cardsOf(order.id).length === 2)
    expect(eligible.cardsOf(order.id).map(({ action, holder }) => [action, holder?.team])).to.eql([
      ['dispatch', undefined],
      ['accept', county.team.id],
    ])
    expect(ineligible.heard.cards).to.eql([])
  })

  it('since: what was missed comes in order, once, before what is new', async () => {
    const first = await listen(county.dispatcher)
    const order = await buildOrder(county, { at: 'collected' })
    await first.until(() => first.cardsOf(order.id).length === 2)
    const since = first.heard.cards.at(-1)!.eventId
    first.socket.close()
    await granted(act(county.clerk, order.id, 'report', { opinion: '属实' }))
    await granted(act(county.officer, order.id, 'claim'))
    const again = await listen(county.dispatcher, { since })
    await granted(act(county.dispatcher, order.id, 'return', { reason: '请补充' }))
    await again.until(() => again.cardsOf(order.id).length === 3)
    expect(again.cardsOf(order.id).map(({ version }) => version)).to.eql([3, 4, 5])
    const ids = again.heard.cards.map(({ eventId }) => eventId)
    expect(ids).to.eql([...new Set(ids)].sort())
    expect(again.heard.resyncs).to.equal(0)
  })

  it('since an unknown event, or one of another county, asks to read the lists again', async () => {
    for (const since of [`${county.code}ffffffffffff`, `${elsewhere.code}000000000001`, 'nonsense']) {
      const { heard } = await listen(county.dispatcher, { since })
      expect([heard.resyncs, heard.cards]).to.eql([1, []])
    }
  })

  it('the centre hears the counters, at most twice a second', async () => {
    const centre = await listen(county.dispatcher)
    const before = Date.now()
    for (let n = 0; n < 3; n++) await buildOrder(county, { at: 'posted' })
    const { boards } = await centre.until((so) => (so.boards.at(-1)?.counts.posted ?? 0) >= 3)
    expect(boards.length).to.be.at.most(Math.ceil((Date.now() - before) / 500) + 1)
  })

  it('no connection without a valid token', async () => {
    for (const token of ['', 'rubbish']) {
      const error = await listen({ token }).then(
        () => null,
        (refused: Error) => refused,
      )
      expect(error?.message).to.equal('auth.required')
    }
  })

  it('within a minute a sign-out ends the connection, and a role taken away ends its rooms', async function () {
    this.timeout(70_000)
    const [worker, leaver] = [await buildPerson('grid_worker', county.grid), await buildPerson('grid_worker', county.grid)]
    const [listener, leaving] = [await listen(worker), await listen(leaver)]
    const order = await buildOrder(county, { at: 'posted' })
    await listener.until(() => listener.cardsOf(order.id).length === 1)
    await send(leaver, '/auth/logout')
    await PersonModel.updateOne({ _id: worker.id }, { $set: { roles: [] } })
    await listener.until(({ resyncs }) => resyncs === 1, 60_000)
    await leaving.until(({ ended }) => ended, 60_000)
    const centre = await listen(county.dispatcher)
    await granted(act(county.worker, order.id, 'collect'))
    await centre.until(() => centre.cardsOf(order.id).length === 1)
    expect(listener.cardsOf(order.id)).to.have.lengthOf(1)
  })
})
