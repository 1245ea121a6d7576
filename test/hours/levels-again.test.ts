import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { LevelView } from '../../server/contract/people.ts'
import { confirmLevels } from '../../server/hours/decide-level.ts'
import { defaultLevels } from '../../server/hours/star-levels.ts'
import { PersonModel } from '../../server/people/person.model.ts'
import { SettingsModel } from '../../server/settings/settings.model.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { hoursOf, serve } from './serve.ts'

describe('star levels when hours change', () => {
  let county: County
  let volunteer: Someone
  beforeEach(async () => {
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
    await SettingsModel.collection.insertOne({ _id: county.code, county: county.code, levels: { ...defaultLevels, thresholds: [1, 20, 50, 60, 70] } } as never)
  })
  afterEach(() => moveClock(null))

  const announced = async (who: Someone) => (await granted<Page<LevelView>>(get(who, '/levels?state=announced'))).items[0]!
  const reverse = async (minutes: number) => {
    const { entries } = await hoursOf(volunteer)
    const { id } = entries.find((entry) => entry.minutes === minutes)!
    await granted(send(county.supervisor, `/hours/${id}/reverse`, { reason: '虚报' }))
  }
  const reach = async () => {
    await serve(county, { minutes: 70, stars: 5 })
    await hoursOf(volunteer, ({ announcedLevel }) => announcedLevel === 1)
    return announced(county.supervisor)
  }

  it('refused, and reached anew by other hours, a level is announced again', async () => {
    const { id } = await reach()
    await granted(send(county.supervisor, `/levels/${id}/decide`, { confirm: false, reason: '时长有疑问' }))
    await reverse(70)
    await serve(county, { minutes: 90, stars: 5 })
    await hoursOf(volunteer, ({ announcedLevel }) => announcedLevel === 1)
  })

  it('confirmed, it is withdrawn with the hours it stood on', async () => {
    const { endsAt } = await reach()
    moveClock(new Date(endsAt))
    await confirmLevels()
    moveClock(null)
    expect((await hoursOf(volunteer)).starLevel).to.equal(1)
    await reverse(70)
    await hoursOf(volunteer, ({ starLevel, creditedMinutes }) => starLevel === 0 && creditedMinutes === 0)
  })

  it('who approves levels does not learn who objected to their own', async () => {
    await PersonModel.updateOne({ _id: volunteer.id }, { $push: { roles: { role: 'supervisor', unit: county.code } } })
    const { id } = await reach()
    await granted(send(county.resident, `/levels/${id}/objections`, { text: '没见过他' }))
    expect((await announced(county.supervisor)).objections).to.have.lengthOf(1)
    expect((await announced(volunteer)).objections).to.eql([])
  })
})
