import { expect } from 'chai'
import type { Action } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { flow, type Row } from '../../server/orders/order-flow.ts'
import { PersonModel } from '../../server/people/person.model.ts'
import { buildCounty, buildPerson, buildTeam, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, type Stage } from '../support/orders.ts'
import { bodies, holderOf, inPlace, outOfPlace } from './everyone.ts'

// Each role against each action: in its place, out of it, and from another county. Expected is what the table's columns say.

const rows = flow.filter((row) => row.from.length > 0)
const buildable: Stage[] = ['posted', 'collected', 'reported', 'claimed', 'dispatched', 'serving', 'served', 'rated']
const narrowed: Partial<Record<Action, Stage[]>> = {
  comment: ['posted'],
  accept: ['dispatched'],
  decline: ['dispatched'],
  lapse: ['dispatched'],
  rework: [],
  call_back: ['rated'],
  publish: ['rated'],
  unpublish: ['rated'],
}
const stages = (row: Row): Stage[] => narrowed[row.action] ?? buildable.filter((stage) => (row.from as Stage[]).includes(stage))

/** Makes what the row's column `when` asks for. */
const conditions: Partial<Record<Action, (county: County, order: OrderView) => Promise<OrderView>>> = {
  unpublish: (county, { id }) => granted(act(county.resident, id, 'publish', { publish: true })),
  check_in: (county, { id }) => granted(act(county.team.leader, id, 'assign', { volunteers: [county.team.volunteers[0]!.id] })),
  check_out: async (county, order) => {
    await conditions.check_in!(county, order)
    return granted(act(county.team.volunteers[0]!, order.id, 'check_in'))
  },
  resume: (county, { id }) => granted(act(county.dispatcher, id, 'suspend', { reason: '等待材料' })),
  answer_extension: (county, order) => granted(act(holderOf(county, order.status), order.id, 'extend', { reason: '下雨', hours: 4 })),
}

const prepare = async (county: County, action: Action, at: Stage): Promise<OrderView> => {
  const order = await buildOrder(county, { at })
  return conditions[action]?.(county, order) ?? order
}

/** One person is on one order at a time: whoever was checked in there goes, so that the next order finds them free. */
const leave = async (county: County, { id }: OrderView) => {
  const [volunteer] = county.team.volunteers
  const { body } = await get(volunteer!, `/orders/${id}`)
  const inside = (body as Partial<OrderView>).allowedActions?.some(({ action }) => action === 'check_out')
  if (inside) await granted(act(volunteer!, id, 'check_out'))
}

describe('reach: each role against each action', () => {
  let county: County
  let strangers: Someone[]
  let inputs: Partial<Record<Action, object>>
  before(async () => {
    county = await buildCounty()
    strangers = await outOfPlace(county, await buildCounty())
    inputs = await bodies(county)
  })

  for (const row of rows) {
    for (const at of stages(row)) {
      it(`${row.action} at ${at}: exactly the table’s answer for everyone in place, 404 for everyone else`, async () => {
        let order = await prepare(county, row.action, at)
        for (const { name, person, rights, sees } of inPlace(county, order)) {
          const own = row.by.filter(rights)
          const allowed = own.some((by) => (by.at ?? row.from).includes(at))
          const expected = !sees ? 404 : allowed ? 200 : own.length > 0 ? 409 : 403
          const { status, body } = await act(person, order.id, row.action, inputs[row.action])
          expect([name, status]).to.eql([name, expected], JSON.stringify(body))
          if (expected !== 200) continue
          await leave(county, order)
          order = await prepare(county, row.action, at)
        }
        for (const stranger of strangers) expect((await act(stranger, order.id, row.action, inputs[row.action])).status).to.equal(404)
        await leave(county, order)
      })
    }
  }

  it('a right at the wrong step is 409 and shows the order as it stands', async () => {
    const order = await buildOrder(county, { at: 'rated' })
    const people: Partial<Record<Action, Someone>> = {
      collect: county.worker,
      report: county.clerk,
      claim: county.officer,
      dispatch: county.dispatcher,
      accept: county.team.leader,
      decline: county.team.leader,
      assign: county.team.leader,
      check_in: county.team.volunteers[0]!,
      check_out: county.team.volunteers[0]!,
      complete: county.team.leader,
      rate: county.resident,
      settle: county.worker,
      return: county.clerk,
      cancel: county.resident,
    }
    for (const [action, person] of Object.entries(people)) {
      const { status, body } = await act(person, order.id, action, inputs[action as Action])
      expect([action, status, body.code]).to.eql([action, 409, 'order.wrong-step'])
      expect(body.order).to.deep.include({ status: 'rated', version: order.version, holder: null })
      const allowed = body.order.allowedActions.map((each: { action: string }) => each.action)
      expect(allowed).to.eql(person === county.dispatcher ? ['comment', 'call_back'] : person === county.resident ? ['comment', 'publish'] : ['comment'])
    }
  })

  it('a township dispatches to teams of its own town only', async () => {
    const own = await buildTeam(county.code, { unit: county.town, town: county.town })
    const order = await buildOrder(county, { at: 'claimed' })
    expect((await act(county.officer, order.id, 'dispatch', { teams: [county.team.id] })).status).to.equal(403)
    expect((await act(county.officer, order.id, 'dispatch', { open: true })).status).to.equal(403)
    expect((await act(county.officer, order.id, 'dispatch', { teams: [own.id] })).body).to.include({ status: 'dispatched' })
  })

  it('an unknown action answers 404', async () => {
    const order = await buildOrder(county, { at: 'posted' })
    expect((await act(county.worker, order.id, 'explode')).status).to.equal(404)
  })

  it('a role taken away is gone at the next request', async () => {
    const worker = await buildPerson('grid_worker', county.grid)
    const order = await buildOrder(county, { at: 'posted' })
    await PersonModel.updateOne({ _id: worker.id }, { $set: { roles: [] } })
    expect((await act(worker, order.id, 'collect')).status).to.equal(404)
  })
})
