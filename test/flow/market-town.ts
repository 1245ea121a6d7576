import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { OrderView, Page } from '../../server/contract/orders.ts'
import type { Notice } from '../../server/contract/live.ts'
import type { Team } from '../../server/teams/team.model.ts'
import { UnitModel } from '../../server/units/unit.model.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, get, granted, need, send } from '../support/orders.ts'
import { http } from '../support/program.ts'

// A county with two rings, teams so many kilometres from where the orders are, and what each team sees and is told.

const at = (km: number) => ({ type: 'Point' as const, coordinates: [104.5, 36.5 + km / 111.195] as [number, number] })

export const settle = (who: Someone, body: object) => http().patch('/api/v1/settings').set('Authorization', `Bearer ${who.token}`).send(body)

let units = 0

export const prepareMarket = () => {
  const town = {} as { county: County }
  beforeEach(async () => {
    town.county = await buildCounty()
    await granted(settle(town.county.admin, { marketRings: [{ metres: 2000, minutes: 5 }, { metres: 5000, minutes: 10 }] })) // prettier-ignore
  })
  afterEach(() => moveClock(null))

  const teamAt = async (km: number, more: Partial<Team> = {}) => {
    const { county } = town
    const unit = `${county.code.slice(0, 6)}9${String(++units).padStart(5, '0')}`
    await UnitModel.create({ _id: unit, county: county.code, name: `测村${units}`, level: 'village', parent: county.town, position: at(km) })
    return buildTeam(county.code, { unit, ...more })
  }

  const claimed = async (body: object = {}) => {
    const { county } = town
    const { id } = await granted(send(county.resident, '/orders', { ...need, location: at(0), ...body }))
    await granted(act(county.worker, id, 'collect'))
    await granted(act(county.clerk, id, 'report', { opinion: '情况属实。' }))
    return granted(act(county.officer, id, 'claim'))
  }
  const opened = async (body: object = {}) => granted(act(town.county.dispatcher, (await claimed(body)).id, 'dispatch', { open: true }))

  const sees = async ({ leader }: { leader: Someone }, { id }: { id: string }) => {
    const { items } = await granted<Page<OrderView>>(get(leader, '/orders?box=market'))
    const one = await get(leader, `/orders/${id}`)
    expect(one.status, 'the list and the order itself agree').to.equal(items.some((order) => order.id === id) ? 200 : 404)
    return one.status === 200
  }
  const told = async ({ leader }: { leader: Someone }) =>
    (await granted<Page<Notice>>(get(leader, '/notices'))).items.filter(({ text }) => text.startsWith('市场有新的订单')).length
  const toldOnce = (team: { leader: Someone }) =>
    eventually(
      () => told(team),
      (count) => count === 1,
    )

  return { town, teamAt, claimed, opened, sees, told, toldOnce }
}
