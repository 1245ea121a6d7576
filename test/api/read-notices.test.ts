import { expect } from 'chai'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import { newId } from '../../server/db/new-id.ts'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { buildOrder, get, granted, send } from '../support/orders.ts'

describe('POST /notices/read', () => {
  let county: County
  let orders: string[]

  const notices = async () => (await granted<Page<Notice>>(get(county.worker, '/notices'))).items
  const unread = async () => (await notices()).filter(({ read }) => !read).map(({ orderId }) => orderId)
  const read = (body: object) => send(county.worker, '/notices/read', body)

  beforeEach(async () => {
    county = await buildCounty()
    orders = [(await buildOrder(county, { at: 'posted' })).id, (await buildOrder(county, { at: 'posted' })).id]
    await eventually(unread, (seen) => orders.every((order) => seen.includes(order)))
  })

  it('{}: all of one’s own', async () => {
    expect((await read({})).status).to.equal(204)
    expect(await unread()).to.eql([])
  })

  it('{notice}: that one; again, the same', async () => {
    const { id, orderId } = (await notices())[0]!
    expect([(await read({ notice: id })).status, (await read({ notice: id })).status]).to.eql([204, 204])
    expect(await unread()).to.eql(orders.filter((order) => order !== orderId))
  })

  it('{order}: those of that order', async () => {
    expect((await read({ order: orders[0] })).status).to.equal(204)
    expect(await unread()).to.eql([orders[1]])
  })

  it('somebody else’s, and what there is not, change nothing and tell nothing', async () => {
    const { id } = (await notices())[0]!
    expect((await send(county.clerk, '/notices/read', { notice: id })).status).to.equal(204)
    expect((await send(county.clerk, '/notices/read', {})).status).to.equal(204)
    expect((await read({ notice: newId() })).status).to.equal(204)
    expect((await read({ order: newId() })).status).to.equal(204)
    expect(await unread()).to.have.members(orders)
  })

  it('422 for both at once, for what is no id, and for anything else', async () => {
    const { id } = (await notices())[0]!
    const pointers = async (body: object) => {
      const { status, body: problem } = await read(body)
      return [status, problem.errors.map(({ pointer }: { pointer: string }) => pointer)]
    }
    expect((await read({ notice: id, order: orders[0] })).status).to.equal(422)
    expect(await pointers({ notice: 'all' })).to.eql([422, ['/notice']])
    expect(await pointers({ everything: true })).to.eql([422, ['/everything']])
    expect(await unread()).to.have.members(orders)
  })
})
