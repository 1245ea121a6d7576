import { expect } from 'chai'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import { buildTeam } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { act, buildOrder, get, granted } from '../support/orders.ts'
import { prepareWorld } from './prepare-world.ts'

describe('people off duty', () => {
  const { world, toPhone } = prepareWorld()

  it('are not rung for an offer, which waits for them in the app; who is on duty is', async () => {
    const { county } = world
    const paused = await buildTeam(county.code, { onDuty: false, alertsForEmergencies: true })
    const resting = await buildTeam(county.code, { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '13:00', to: '18:00' }] })
    const working = await buildTeam(county.code, { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '18:00' }] })
    const order = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, order.id, 'dispatch', { teams: [paused.id, resting.id, working.id] }))
    await eventually(
      async () => toPhone(working.leader),
      (texts) => texts.length === 1,
    )
    expect([toPhone(paused.leader), toPhone(resting.leader)]).to.eql([[], []])
    for (const { leader } of [paused, resting]) {
      const { items } = await granted<Page<Notice>>(get(leader, '/notices'))
      expect(items.map(({ text }) => text)).to.eql(['新的邀约：“上门理发”，请应单或拒单。'])
    }
  })

  it('are rung for an emergency if they agreed to be', async () => {
    const { county } = world
    const agreed = await buildTeam(county.code, { onDuty: false, alertsForEmergencies: true })
    const silent = await buildTeam(county.code, { onDuty: false })
    const order = await buildOrder(county, { at: 'claimed', urgency: 'emergency' })
    await granted(act(county.dispatcher, order.id, 'dispatch', { teams: [silent.id, agreed.id] }))
    await eventually(
      async () => toPhone(agreed.leader),
      (texts) => texts.length === 1,
    )
    expect(toPhone(silent.leader)).to.eql([])
  })
})
