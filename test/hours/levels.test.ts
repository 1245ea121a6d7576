import { defaultLevels } from '../../server/hours/star-levels.ts'
import { expect } from 'chai'
import { moveClock, now } from '../../server/clock.ts'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { LevelView } from '../../server/contract/people.ts'
import { confirmLevels } from '../../server/hours/decide-level.ts'
import { SettingsModel } from '../../server/settings/settings.model.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { hoursOf, serve } from './serve.ts'

const dayMs = 86_400_000

describe('star levels under public notice', () => {
  let county: County
  let volunteer: Someone
  beforeEach(async () => {
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
    await SettingsModel.collection.insertOne({ _id: county.code, county: county.code, levels: { ...defaultLevels, thresholds: [1, 2, 50] } } as never)
  })
  afterEach(() => moveClock(null))

  const levels = async (who: Someone, state = 'announced') => (await granted<Page<LevelView>>(get(who, `/levels?state=${state}`))).items
  const told = async () =>
    (await granted<Page<Notice>>(get(volunteer, '/notices?limit=100'))).items.map(({ kind }) => kind).filter((kind) => kind.startsWith('level'))
  const announced = async () => {
    await serve(county, { minutes: 70, stars: 5 })
    await hoursOf(volunteer, ({ announcedLevel }) => announcedLevel === 1)
    return (await levels(county.supervisor))[0]!
  }
  const later = (days: number) => moveClock(new Date(now().getTime() + days * dayMs))

  it('reached, a level is announced once, to everyone of the county by the first character of the name', async () => {
    const hours = await hoursOf(volunteer, () => true)
    expect(hours).to.include({ starLevel: 0, announcedLevel: null, nextLevel: 1, nextLevelMinutes: 60 })
    await announced()
    await serve(county, { minutes: 20, stars: 5 })
    expect(await hoursOf(volunteer, ({ entries }) => entries.length === 2)).to.include({ starLevel: 0, announcedLevel: 1, nextLevel: 2, nextLevelMinutes: 30 })
    const shown = await levels(county.resident)
    expect(shown).to.have.lengthOf(1)
    expect(shown[0]).to.deep.include({ person: { id: null, name: '测**' }, level: 1, minutes: 70, state: 'announced', objections: [] })
    expect((await levels(volunteer))[0]!.person).to.eql({ id: volunteer.id, name: volunteer.name })
    expect(await levels((await buildCounty()).resident)).to.eql([])
    expect((await get(county.resident, '/levels?state=refused')).status).to.equal(403)
  })

  it('after five working days it is confirmed by itself, with the date, and not before', async () => {
    const { endsAt, announcedAt } = await announced()
    expect((Date.parse(endsAt) - Date.parse(announcedAt)) / dayMs).to.be.greaterThan(4.9)
    moveClock(new Date(Date.parse(endsAt) - 60_000))
    await confirmLevels()
    expect(await levels(county.resident)).to.have.lengthOf(1)
    moveClock(new Date(Date.parse(endsAt)))
    expect(await confirmLevels()).to.be.greaterThan(0)
    await confirmLevels()
    const [level] = await levels(county.resident, 'confirmed')
    expect(level!.decidedAt! >= endsAt).to.equal(true)
    expect(await hoursOf(volunteer)).to.include({ starLevel: 1, announcedLevel: null })
    expect(await told()).to.eql(['level.confirmed', 'level.announced'])
  })

  it('an objection stops the clock until who approves has decided; its author is known to them alone', async () => {
    const { id, endsAt } = await announced()
    const objected = await granted<LevelView>(send(county.resident, `/levels/${id}/objections`, { text: '时长不实' }))
    expect(objected.objections).to.eql([])
    const other = await buildCounty()
    expect((await send(other.resident, `/levels/${id}/objections`, { text: '不实' })).status).to.equal(404)
    moveClock(new Date(Date.parse(endsAt) + dayMs))
    await confirmLevels()
    const [waiting] = await levels(county.supervisor)
    expect(waiting!.objections.map(({ by, text }) => [by.id, text])).to.eql([[county.resident.id, '时长不实']])
    const decide = (who: Someone, confirm: boolean) => send(who, `/levels/${id}/decide`, { confirm, reason: '已核实' })
    for (const who of [volunteer, county.resident, county.dispatcher]) expect((await decide(who, true)).status).to.equal(403)
    expect((await decide(other.supervisor, true)).status).to.equal(404)
    expect((await granted<LevelView>(decide(county.supervisor, false))).state).to.equal('refused')
    expect((await decide(county.supervisor, true)).status).to.equal(409)
    expect((await send(county.resident, `/levels/${id}/objections`, { text: '再说' })).status).to.equal(409)
    expect(await hoursOf(volunteer)).to.include({ starLevel: 0, announcedLevel: null })
  })

  it('is not confirmed while the notice runs', async () => {
    const { id, endsAt } = await announced()
    expect((await send(county.supervisor, `/levels/${id}/decide`, { confirm: true, reason: '快一点' })).status).to.equal(409)
    moveClock(new Date(Date.parse(endsAt)))
    expect((await send(county.supervisor, `/levels/${id}/decide`, { confirm: true, reason: '核实' })).status).to.equal(200)
  })

  it('a reversal below the threshold withdraws it; reached again, it is announced anew', async () => {
    await announced()
    const [entry] = (await hoursOf(volunteer)).entries
    await granted(send(county.supervisor, `/hours/${entry!.id}/reverse`, { reason: '不实' }))
    expect(await hoursOf(volunteer)).to.include({ announcedLevel: null, creditedMinutes: 0 })
    expect((await levels(county.supervisor, 'withdrawn')).map(({ level }) => level)).to.eql([1])
    later(3)
    await serve(county, { minutes: 130, stars: 5, begins: now() })
    await hoursOf(volunteer, ({ announcedLevel }) => announcedLevel === 2)
    expect((await levels(county.supervisor)).map(({ level }) => level)).to.have.members([1, 2])
    expect(await told()).to.have.members(['level.announced', 'level.withdrawn', 'level.announced', 'level.announced'])
  })
})
