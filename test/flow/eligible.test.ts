import { expect } from 'chai'
import { newId } from '../../server/db/new-id.ts'
import { ServiceModel } from '../../server/services/service.model.ts'
import { act, granted } from '../support/orders.ts'
import { prepareMarket } from './market-town.ts'

describe('who may take an order from the market', () => {
  const { town, teamAt, claimed, opened, sees } = prepareMarket()

  it('a team also serves the places within its radius', async () => {
    const [within, beyond] = [await teamAt(1.5, { area: [], radiusMetres: 2000 }), await teamAt(1.5, { area: [], radiusMetres: 1000 })]
    const order = await opened()
    expect([await sees(within, order), await sees(beyond, order)]).to.eql([true, false])
    await granted(act(within.leader, order.id, 'accept'))
  })

  it('what a service requires is required: without it an order is not on one’s market, nor offered by the centre', async () => {
    const service = {
      _id: newId(),
      county: town.county.code,
      category: '助老服务',
      title: '电路检修',
      norm: { minutes: 60, people: 1 },
      requires: '电工证',
      active: true,
    }
    await ServiceModel.create(service)
    const held = (until: string | null) => ({ qualifications: [{ name: '电工证', until }] })
    const [skilled, expired, plain] = [await teamAt(1, held(null)), await teamAt(1, held('2020-01-01')), await teamAt(1)]
    const order = await claimed({ service: service._id, category: undefined })
    const refused = await act(town.county.dispatcher, order.id, 'dispatch', { teams: [skilled.id, expired.id] })
    expect([refused.status, refused.body.errors]).to.eql([422, [{ pointer: '/teams/1', detail: '这支服务队没有所需资质：电工证' }]])
    await granted(act(town.county.dispatcher, order.id, 'dispatch', { open: true }))
    expect([await sees(skilled, order), await sees(expired, order), await sees(plain, order)]).to.eql([true, false, false])
    await granted(act(skilled.leader, order.id, 'accept'))
  })
})
