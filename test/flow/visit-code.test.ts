import { expect } from 'chai'
import type { TimelineItem } from '../../server/contract/orders.ts'
import { buildCounty, type County } from '../support/county.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'

// The person served tells the volunteer four digits; entered at check-out they confirm the visit.

describe('the code of an order', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })

  const visited = async () => {
    const { id } = await buildOrder(county, { at: 'serving' })
    const [volunteer] = county.team.volunteers
    await granted(act(county.team.leader, id, 'assign', { volunteers: [volunteer!.id] }))
    await granted(act(volunteer!, id, 'check_in'))
    const { code } = await granted(get(county.resident, `/orders/${id}`))
    return { id, volunteer: volunteer!, code: code! }
  }
  const wrong = (code: string) => (code === '0000' ? '1111' : '0000')

  it('is four digits, seen by the requester alone', async () => {
    const { id, volunteer, code } = await visited()
    expect(code).to.match(/^\d{4}$/)
    for (const person of [county.worker, county.dispatcher, county.supervisor, county.team.leader, volunteer])
      expect((await granted(get(person, `/orders/${id}`))).code).to.equal(null)
  })

  it('confirms the visit, and is kept in no event', async () => {
    const { id, volunteer, code } = await visited()
    const order = await granted(act(volunteer, id, 'check_out', { code }))
    expect(order.assignments[0]!.volunteers[0]!.confirmed).to.equal(true)
    const { items } = await granted<{ items: TimelineItem[] }>(get(county.team.leader, `/orders/${id}/timeline`))
    expect(items.at(-1)!.input).to.eql({ confirmed: true })
    expect(JSON.stringify([order, items])).not.to.include(`"${code}"`)
  })

  it('is not needed: without it the visit ends unconfirmed', async () => {
    const { id, volunteer } = await visited()
    const order = await granted(act(volunteer, id, 'check_out'))
    expect(order.assignments[0]!.volunteers[0]!.confirmed).to.equal(false)
  })

  it('a wrong one is 422 and says how many tries are left; the visit goes on', async () => {
    const { id, volunteer, code } = await visited()
    const { status, body } = await act(volunteer, id, 'check_out', { code: wrong(code) })
    expect([status, body.code, body.errors[0].pointer]).to.eql([422, 'order.wrong-code', '/code'])
    expect(body.detail).to.include('4')
    expect((await granted(get(volunteer, `/orders/${id}`))).assignments[0]!.volunteers[0]!.checkedOutAt).to.equal(null)
    expect((await act(volunteer, id, 'check_out', { code: '12' })).status).to.equal(422)
    expect((await act(volunteer, id, 'check_out', { code })).status).to.equal(200)
  })

  it('five wrong tries lock it, also when they come at once; checking out without it goes on', async () => {
    const { id, volunteer, code } = await visited()
    const tries = await Promise.all(Array.from({ length: 12 }, () => act(volunteer, id, 'check_out', { code: wrong(code) })))
    expect(tries.filter(({ status }) => status === 422)).to.have.lengthOf(5)
    expect(tries.filter(({ body }) => body.code === 'order.code-locked')).to.have.lengthOf(7)
    expect((await act(volunteer, id, 'check_out', { code })).body.code).to.equal('order.code-locked')
    expect((await act(volunteer, id, 'check_out')).status).to.equal(200)
  })

  it('the right one costs nothing: a whole team leaves with it at once, and a wrong one then has all its tries', async () => {
    const { id, volunteer, code } = await visited()
    const leave = () => act(volunteer, id, 'check_out', { code })
    const answers = await Promise.all(Array.from({ length: 12 }, leave))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).to.eql([200, ...Array.from({ length: 11 }, () => 409)])
    expect(answers.filter(({ body }) => body.code === 'order.code-locked')).to.eql([])
    await granted(act(volunteer, id, 'check_in'))
    expect((await act(volunteer, id, 'check_out', { code: wrong(code) })).body.detail).to.include('4')
  })

  it('sent again under its key, a check-out with the code is answered again', async () => {
    const { id, volunteer, code } = await visited()
    const once = () => act(volunteer, id, 'check_out', { code }).set('Idempotency-Key', `leaving-${id}`)
    const [first, second] = [await once(), await once()]
    expect([first.status, second.status, second.body]).to.eql([200, 200, first.body])
  })
})
