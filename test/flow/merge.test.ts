import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { Notice } from '../../server/contract/live.ts'
import type { OrderView, Page, TimelineItem } from '../../server/contract/orders.ts'
import { PersonModel } from '../../server/people/person.model.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'

// Two residents ask for the same thing: the holder merges the later order into the earlier one, and both hear how it goes.

describe('并单', () => {
  let county: County
  let neighbour: Someone
  beforeEach(async () => {
    county = await buildCounty()
    neighbour = await buildPerson('resident', county.code, { grid: county.grid, name: '赵邻居' })
  })
  afterEach(() => moveClock(null))

  const post = (who: Someone) => granted(send(who, '/orders', need))
  const timeline = async (who: Someone, id: string) => (await granted<{ items: TimelineItem[] }>(get(who, `/orders/${id}/timeline`))).items
  const show = (who: Someone, id: string) => granted(get(who, `/orders/${id}`))

  it('links both ways, moves the follower over, and leaves one event on each', async () => {
    const original = await buildOrder(county, { at: 'claimed' })
    const repeated = await post(neighbour)
    const merged = await granted(act(county.worker, repeated.id, 'merge', { original: original.id }))
    expect([merged.status, merged.holder, merged.mergedInto]).to.eql(['merged', null, { id: original.id, no: original.no }])
    const after = await show(county.dispatcher, original.id)
    expect([after.status, after.version, after.followers, after.absorbed]).to.eql(['claimed', original.version + 1, 1, [{ id: repeated.id, no: repeated.no }]])
    expect((await timeline(county.dispatcher, original.id)).at(-1)).to.deep.include({ action: 'absorb', from: 'claimed', to: 'claimed', role: 'grid_worker' })
    expect((await timeline(neighbour, repeated.id)).map(({ action }) => action)).to.eql(['post', 'merge'])
  })

  it('the follower reads the original, masked, hears its cards and notices, and may rate it', async () => {
    const original = await buildOrder(county, { at: 'served' })
    const repeated = await post(neighbour)
    expect((await get(neighbour, `/orders/${original.id}`)).status).to.equal(404)
    const ear = await listen(neighbour)
    await granted(act(county.worker, repeated.id, 'merge', { original: original.id }))
    const seen = await show(neighbour, original.id)
    expect([seen.contact.phone.includes('****'), seen.requester.name, seen.code, seen.absorbed]).to.eql([true, '测**', null, []])
    expect(seen.allowedActions.map(({ action }) => action)).to.include('rate')
    const { items } = await granted<Page<OrderView>>(get(neighbour, '/orders?box=todo'))
    expect(items.map(({ id }) => id)).to.eql([original.id])
    expect((await granted(act(neighbour, original.id, 'rate', { stars: 4, solved: true }))).status).to.equal('rated')
    expect((await act(county.resident, original.id, 'rate', { stars: 1, solved: false })).status).to.equal(409)
    await ear.until(() => ear.cardsOf(original.id).some(({ action }) => action === 'rate'))
    expect(ear.cardsOf(original.id).map(({ action }) => action)).to.eql(['absorb', 'rate'])
    const kinds = await eventually(
      async () => (await granted<Page<Notice>>(get(neighbour, '/notices'))).items.map(({ kind }) => kind),
      (heard) => heard.includes('order.merged'),
    )
    expect(kinds).to.include('order.merged')
    await granted(act(county.dispatcher, original.id, 'comment', { text: '已回访' }))
    await eventually(
      async () => (await granted<Page<Notice>>(get(neighbour, '/notices'))).items,
      (heard) => heard.some(({ kind, orderId }) => kind === 'order.commented' && orderId === original.id),
    )
  })

  it('who served it, or merged it, does not rate it as a follower', async () => {
    const original = await buildOrder(county, { at: 'served' })
    const [volunteer] = county.team.volunteers
    await PersonModel.updateOne({ _id: volunteer!.id }, { $set: { grid: county.grid }, $push: { roles: { role: 'resident', unit: county.code } } })
    const own = await post(volunteer!)
    await granted(act(county.worker, own.id, 'merge', { original: original.id }))
    const { allowedActions } = await show(volunteer!, original.id)
    expect(allowedActions.map(({ action }) => action)).not.to.include('rate')
    expect((await act(volunteer!, original.id, 'rate', { stars: 5, solved: true })).status).to.equal(403)
  })

  it('the names of those who asked are not known to each other', async () => {
    const original = await buildOrder(county, { at: 'served' })
    const repeated = await post(neighbour)
    await granted(act(county.worker, repeated.id, 'merge', { original: original.id }))
    await granted(act(neighbour, original.id, 'rate', { stars: 5, solved: true }))
    const raters = async (who: Someone) => (await timeline(who, original.id)).find(({ action }) => action === 'rate')!.by.name
    expect([await raters(neighbour), await raters(county.resident), await raters(county.worker)]).to.eql(['赵邻居', '赵**', '赵邻居'])
  })

  it('followers of the merged order move over with its requester, each once', async () => {
    const original = await buildOrder(county, { at: 'posted' })
    const [second, third] = [await post(neighbour), await post(await buildPerson('resident', county.code, { grid: county.grid }))]
    const fourth = await post(county.resident)
    await granted(act(county.worker, third.id, 'merge', { original: second.id }))
    await granted(act(county.worker, second.id, 'merge', { original: original.id }))
    await granted(act(county.worker, fourth.id, 'merge', { original: original.id }))
    const after = await show(county.worker, original.id)
    expect([after.followers, after.absorbed.map(({ id }) => id)]).to.eql([2, [second.id, fourth.id]])
  })

  it('422 for an original that cannot be: itself, one that ended otherwise, one out of reach, one done over 14 days ago; nothing changes', async () => {
    const order = await post(neighbour)
    const [cancelled, done] = [await buildOrder(county, { at: 'cancelled' }), await buildOrder(county, { at: 'rated' })]
    const abroad = await buildOrder(await buildCounty(), { at: 'posted' })
    for (const original of [order.id, cancelled.id, abroad.id, 'f'.repeat(24)]) {
      const { status, body } = await act(county.worker, order.id, 'merge', { original })
      expect([status, body.errors[0].pointer]).to.eql([422, '/original'])
    }
    moveClock(new Date(Date.now() + 15 * 86_400_000))
    expect((await act(county.worker, order.id, 'merge', { original: done.id })).status).to.equal(422)
    moveClock(null)
    expect((await show(county.worker, order.id)).version).to.equal(1)
    expect((await granted(act(county.worker, order.id, 'merge', { original: done.id }))).status).to.equal('merged')
  })

  it('two orders merged into each other at once: one goes, and neither is left half done', async () => {
    for (let n = 0; n < 10; n++) {
      const [one, other] = [await post(neighbour), await post(county.resident)]
      const answers = await Promise.all([
        act(county.worker, one.id, 'merge', { original: other.id }),
        act(county.worker, other.id, 'merge', { original: one.id }),
      ])
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).to.eql([200, 422])
      const after = [await show(county.worker, one.id), await show(county.worker, other.id)]
      expect(after.map(({ status, version, followers }) => [status, version, followers])).to.have.deep.members([
        ['merged', 2, 0],
        ['posted', 2, 1],
      ])
    }
  })

  it('an original that moves on meanwhile: both changes stand', async () => {
    for (let n = 0; n < 10; n++) {
      const [original, repeated] = [await post(county.resident), await post(neighbour)]
      const answers = await Promise.all([act(county.worker, original.id, 'collect'), act(county.worker, repeated.id, 'merge', { original: original.id })])
      expect(answers.map(({ status }) => status)).to.eql([200, 200])
      const after = await show(county.worker, original.id)
      expect([after.status, after.version, after.followers]).to.eql(['collected', 3, 1])
    }
  })
})
