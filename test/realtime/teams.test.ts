import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { TeamCard } from '../../server/contract/live.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, granted } from '../support/orders.ts'
import { http } from '../support/program.ts'

describe('live teams', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const hear = async (who: Someone) => {
    const { socket } = await listen(who)
    const cards: TeamCard[] = []
    socket.on('team', (card) => void cards.push(card))
    return {
      cards,
      until: (wanted: (newest: TeamCard) => boolean) =>
        eventually(
          async () => cards.at(-1),
          (newest) => newest !== undefined && wanted(newest),
          12_000,
        ),
    }
  }

  it('the centre hears of a team’s load and presence as they change, nobody else does', async () => {
    const [centre, officer] = [await hear(county.dispatcher), await hear(county.officer)]
    await buildOrder(county, { at: 'serving' })
    await centre.until(({ id, load, presence }) => id === county.team.id && load === 1 && presence === 'on')
    await granted(http().patch(`/api/v1/teams/${county.team.id}`).set('Authorization', `Bearer ${county.team.leader.token}`).send({ onDuty: false }))
    await centre.until(({ onDuty, presence }) => !onDuty && presence === 'off')
    expect(officer.cards).to.eql([])
  })

  it('silence too tells: a leader not seen is stale after a quarter of an hour, unreachable after twelve', async () => {
    const { id } = await buildOrder(county, { at: 'dispatched' })
    await granted(act(county.team.leader, id, 'accept'))
    const centre = await hear(county.dispatcher)
    await centre.until(({ presence }) => presence === 'on')
    moveClock(new Date(Date.now() + 16 * 60_000))
    await centre.until(({ presence }) => presence === 'stale')
    moveClock(new Date(Date.now() + 13 * 3_600_000))
    await centre.until(({ presence, leaderSeenAt }) => presence === 'unreachable' && leaderSeenAt !== null)
  })
})
