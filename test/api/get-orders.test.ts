import { expect } from 'chai'
import type { OrderView, Page } from '../../server/contract/orders.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'

const list = (who: Someone, query: string) => granted<Page<OrderView>>(get(who, `/orders?${query}`))
const ids = ({ items }: Page<OrderView>) => items.map(({ id }) => id)

describe('GET /orders', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })

  it('422 for a box, status or cursor that does not exist', async () => {
    const { status, body } = await get(county.clerk, '/orders?box=attic&status=lost&limit=101')
    expect(status).to.equal(422)
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members(['/box', '/status', '/limit'])
    expect((await get(county.clerk, '/orders?cursor=nonsense')).body.errors[0].pointer).to.equal('/cursor')
  })

  it('todo: each order waits in the box of exactly who must act', async () => {
    const people = {
      resident: county.resident,
      worker: county.worker,
      clerk: county.clerk,
      officer: county.officer,
      dispatcher: county.dispatcher,
      leader: county.team.leader,
    }
    const expected = {
      posted: 'worker',
      collected: 'clerk',
      reported: 'officer',
      claimed: 'dispatcher',
      dispatched: 'leader',
      serving: 'leader',
      served: 'resident',
    } as const
    const orders = new Map<string, string>()
    for (const [at, holder] of Object.entries(expected)) orders.set((await buildOrder(county, { at: at as keyof typeof expected })).id, holder)
    for (const [name, person] of Object.entries(people)) {
      const todo = ids(await list(person, 'box=todo'))
      expect([name, todo.sort()]).to.eql([
        name,
        [...orders]
          .filter(([, holder]) => holder === name)
          .map(([id]) => id)
          .sort(),
      ])
    }
  })

  it('as: the work of one role of several; of one not held, what is nobody’s role’s; 422 for none there is', async () => {
    const roles = (['grid_worker', 'village_clerk'] as const).map((role) => ({ role, unit: role === 'grid_worker' ? county.grid : county.village }))
    const both = await buildPerson('grid_worker', county.grid, { roles })
    const [posted, collected] = [await buildOrder(county, { at: 'posted' }), await buildOrder(county, { at: 'collected' })]
    // What a grid worker posts is collected at once.
    const own = await granted(send(both, '/orders', { ...need, grid: county.grid }))
    expect(ids(await list(both, 'box=todo')).sort()).to.eql([posted.id, collected.id, own.id].sort())
    expect(ids(await list(both, 'box=todo&as=grid_worker'))).to.eql([posted.id])
    const asClerk = await list(both, 'box=todo&as=village_clerk')
    expect(ids(asClerk).sort()).to.eql([collected.id, own.id].sort())
    // What is listed is of one role; what may be done is of all.
    expect(asClerk.items[0]!.allowedActions.map(({ action }) => action)).to.include.members(['report', 'settle'])
    expect(ids(await list(both, 'box=todo&as=dispatcher'))).to.eql([])
    expect(ids(await list(both, 'box=scope&as=dispatcher'))).to.eql([own.id])
    expect(ids(await list(both, 'box=mine&as=dispatcher'))).to.eql([own.id])
    const { status, body } = await get(both, '/orders?as=mayor')
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).to.eql([422, ['/as']])
  })

  it('market: open orders of the team’s category, until one takes it', async () => {
    const order = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, order.id, 'dispatch', { open: true }))
    expect(ids(await list(county.team.leader, 'box=market'))).to.eql([order.id])
    await granted(act(county.team.leader, order.id, 'accept'))
    expect(ids(await list(county.team.leader, 'box=market'))).to.eql([])
  })

  it('filters narrow: status, category, unit, overdue, dates, words', async () => {
    const [posted, collected] = [await buildOrder(county, { at: 'posted' }), await buildOrder(county, { at: 'collected' })]
    const other = await granted(send(county.resident, '/orders', { ...need, title: '老人走失', category: '应急救援', urgency: 'emergency' }))
    const found = async (query: string) => ids(await list(county.dispatcher, query)).sort()
    expect(await found('status=posted&status=collected')).to.eql([posted.id, collected.id, other.id].sort())
    expect(await found(`category=${encodeURIComponent('应急救援')}`)).to.eql([other.id])
    expect(await found('urgency=emergency')).to.eql([other.id])
    expect(await found(`unit=${county.otherTown}`)).to.eql([])
    expect(await found(`unit=${county.village}&status=collected`)).to.eql([collected.id])
    expect(await found(`q=${encodeURIComponent('走失')}`)).to.eql([other.id])
    expect(await found(`q=${posted.no}`)).to.eql([posted.id])
    expect(await found(`q=${encodeURIComponent('.*')}`)).to.eql([])
    expect(await found('overdue=true')).to.eql([])
    expect(await found('from=2099-01-01T00:00:00Z')).to.eql([])
  })

  it('q: words in title and address through their pairs of characters, one character, any case, and not what only shares pairs', async () => {
    const post = async (title: string, address = need.address) => (await granted(send(county.resident, '/orders', { ...need, title, address }))).id
    const [pipe, lamp, mixed] = [await post('水管漏了'), await post('换灯泡', '望江路88号B座'), await post('管水员来过漏了')]
    const found = async (q: string) => ids(await list(county.dispatcher, `q=${encodeURIComponent(q)}`))
    expect(await found('水管')).to.eql([pipe])
    expect(await found('漏了')).to.have.members([pipe, mixed])
    expect(await found('灯')).to.eql([lamp])
    expect(await found('望江路88号b座')).to.eql([lamp])
    expect(await found('漏了 水管')).to.eql([pipe])
    expect(await found('水管 灯泡')).to.eql([])
    expect(await found(county.resident.phone)).to.have.members([pipe, lamp, mixed])
    expect(await found(county.resident.phone.slice(0, 8))).to.eql([])
  })

  it('pages go on rightly among orders of the very same moment, also when more of that moment come', async () => {
    const post = async () => (await granted(send(county.resident, '/orders', need))).id
    const at = new Date(Date.now() - 1000)
    const put = (...some: string[]) => OrderModel.updateMany({ _id: { $in: some } }, { $set: { createdAt: at } })
    const posted = [await post(), await post(), await post(), await post(), await post()]
    await put(...posted)
    const first: Page<OrderView> = await list(county.clerk, 'limit=2')
    await put(await post(), await post(), await post())
    const second: Page<OrderView> = await list(county.clerk, `limit=2&cursor=${first.nextCursor}`)
    const third: Page<OrderView> = await list(county.clerk, `limit=2&cursor=${second.nextCursor}`)
    expect([...ids(first), ...ids(second), ...ids(third)]).to.eql(posted.sort().reverse())
    expect(third.nextCursor).to.equal(null)
  })

  it('pages hold every order once, in order, while new ones arrive', async () => {
    const posted: string[] = []
    for (let n = 0; n < 7; n++) posted.unshift((await granted(send(county.resident, '/orders', need))).id)
    const seen: string[] = []
    let cursor: string | null = ''
    do {
      const page: Page<OrderView> = await list(county.clerk, `limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...ids(page))
      cursor = page.nextCursor
      await granted(send(county.resident, '/orders', need))
    } while (cursor)
    expect(seen).to.eql(posted)
  })

  it('scope holds what one may read and nothing of other places', async () => {
    const order = await buildOrder(county, { at: 'posted' })
    const elsewhere = await buildCounty()
    for (const who of [county.resident, county.worker, county.clerk, county.officer, county.dispatcher, county.supervisor])
      expect(ids(await list(who, 'box=scope'))).to.eql([order.id])
    for (const who of [county.admin, county.team.leader, elsewhere.dispatcher, elsewhere.supervisor]) expect(ids(await list(who, 'box=scope'))).to.eql([])
  })
})
