import { expect } from 'chai'
import { newId } from '../../server/db/new-id.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { buildTeam } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { prepareWorld } from './prepare-world.ts'

describe('a notice to somebody who is not there', () => {
  const { world } = prepareWorld()

  it('holds up nobody else’s cards', async () => {
    const { county } = world
    const lost = await buildTeam(county.code)
    await TeamModel.updateOne({ _id: lost.id }, { leader: { id: newId(), name: '测离任' } })
    const centre = await listen(county.dispatcher)
    const order = await buildOrder(county, { at: 'claimed' })
    await granted(act(county.dispatcher, order.id, 'dispatch', { teams: [lost.id] }))
    await centre.until(() => centre.cardsOf(order.id).some(({ action }) => action === 'dispatch'))
    expect(centre.heard.ended).to.equal(false)
  })
})
