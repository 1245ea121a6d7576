import { expect } from 'chai'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { HeldEntry, HoursEntry, StatementStep } from '../../server/contract/people.ts'
import { moveClock } from '../../server/clock.ts'
import { compareRounds } from '../../scripts/check-ledger-round.ts'
import type { LedgerEntry } from '../../server/hours/ledger-entry.ts'
import { LedgerModel } from '../../server/hours/ledger.model.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { get, granted } from '../support/orders.ts'
import { sheetText } from '../support/sheet-text.ts'
import { decide, heldIn, hoursOf, serve } from './serve.ts'

describe('asks for correction: POST /hours/:id/ask, leave, give-back', () => {
  let county: County
  let volunteer: Someone
  beforeEach(async () => {
    county = await buildCounty()
    volunteer = county.team.volunteers[0]!
  })
  afterEach(() => moveClock(null))

  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  const held = async () => {
    await serve(county, { minutes: 50, stars: 2, said: 80, begins: hoursAgo(2) })
    return (await heldIn(county, 1)).items[0]!
  }
  const credited = async () => {
    await serve(county, { minutes: 60, stars: 5, begins: hoursAgo(4) })
    return (await hoursOf(volunteer)).entries[0]!
  }
  const ask = (id: string, text = '实际多服务了半小时') => granted<HoursEntry>(decide(volunteer, id, 'ask', { text }))
  const supervise = (id: string, what: string) => granted<HoursEntry>(decide(county.supervisor, id, what, { reason: '已核实' }))
  const asked = async () => (await granted<Page<HeldEntry>>(get(county.supervisor, '/hours?state=asked'))).items
  const kinds = async () =>
    (await granted<Page<Notice>>(get(volunteer, '/notices?limit=100'))).items.map(({ kind }) => kind).filter((kind) => kind.startsWith('hours'))
  const steps = async () => (await granted<Page<StatementStep>>(get(volunteer, '/me/hours/statement'))).items
  const entries = () => LedgerModel.find({ 'volunteer.id': volunteer.id }).lean<LedgerEntry[]>()
  /** What the check says of the answers alone. */
  const faultsOf = (ledger: LedgerEntry[]) => compareRounds(ledger, []).filter((line) => !line.endsWith('no attendance says so'))

  it('one’s own entries only, one ask at a time', async () => {
    const { id } = await credited()
    expect((await decide(county.team.leader, id, 'ask', { text: '不对' })).status).to.equal(403)
    expect((await decide(volunteer, id, 'ask')).status).to.equal(422)
    expect((await decide((await buildCounty()).team.leader, id, 'ask', { text: '不对' })).status).to.equal(404)
    const answers = await Promise.all(Array.from({ length: 3 }, () => decide(volunteer, id, 'ask', { text: '不对' })))
    expect(answers.map(({ status }) => status)).to.have.members([201, 409, 409])
    expect((await decide(county.supervisor, id, 'leave')).status).to.equal(422)
    expect((await decide(county.dispatcher, id, 'leave', { reason: '无误' })).status).to.equal(403)
    expect((await get(county.dispatcher, '/hours?state=asked')).status).to.equal(403)
    await supervise(id, 'leave')
    expect((await decide(county.supervisor, id, 'leave', { reason: '无误' })).status).to.equal(409)
  })

  it('five a day, and none of what is held', async () => {
    const { id } = await credited()
    const statuses = []
    for (let n = 0; n < 6; n++) {
      const { status } = await decide(volunteer, id, 'ask', { text: '再看看' })
      statuses.push(status)
      if (status === 201) await supervise(id, 'leave')
    }
    expect(statuses).to.eql([201, 201, 201, 201, 201, 429])
    expect((await decide(volunteer, (await held()).id, 'ask', { text: '不对' })).status).to.equal(409)
  })

  it('the supervisor sees what is asked apart from the holds; left as it is with a reason, the volunteer is told', async () => {
    const { id } = await credited()
    await ask(id)
    const [entry] = await asked()
    const told = (await granted<Page<Notice>>(get(county.supervisor, '/notices?limit=100'))).items.filter(({ kind }) => kind === 'hours.asked')
    expect(told.map(({ text, orderId }) => [text, orderId])).to.eql([['有志愿者申请更正“上门理发”的时长，请核实后答复。', entry!.order.id]])
    expect([entry!.id, entry!.volunteer.id, entry!.state]).to.eql([id, volunteer.id, 'credited'])
    expect(entry!.asks.map(({ text, answer }) => [text, answer])).to.eql([['实际多服务了半小时', null]])
    expect((await granted<Page<HeldEntry>>(get(county.supervisor, '/hours?state=held'))).items).to.eql([])
    const after = await supervise(id, 'leave')
    expect(after.asks[0]!.answer).to.include({ outcome: 'left', by: county.supervisor.name, reason: '已核实' })
    expect([await asked(), (await hoursOf(volunteer)).creditedMinutes]).to.eql([[], 60])
    expect(await kinds()).to.eql(['hours.left'])
  })

  it('what was taken back wrongly is given back, once, and may be taken back again', async () => {
    const { id } = await credited()
    expect((await decide(county.supervisor, id, 'give-back', { reason: '无' })).status).to.equal(409)
    await supervise(id, 'reverse')
    await ask(id)
    const answers = await Promise.all(Array.from({ length: 4 }, () => decide(county.supervisor, id, 'give-back', { reason: '已核实' })))
    expect(answers.map(({ status }) => status)).to.have.members([200, 409, 409, 409])
    const hours = await hoursOf(volunteer)
    expect(hours).to.include({ creditedMinutes: 60, points: 1.2 })
    expect(hours.entries[0]).to.include({ state: 'credited', points: 1.2 })
    expect(hours.entries[0]!.steps.map(({ what }) => what)).to.eql(['reversed', 'given_back'])
    expect([hours.entries[0]!.asks[0]!.answer!.outcome, await asked()]).to.eql(['given_back', []])
    expect((await steps()).map(({ kind, minutes, points, reason }) => [kind, minutes, points, reason])).to.eql([
      ['reversal', 60, 1.2, '已核实'],
      ['reversal', -60, -1.2, '已核实'],
      ['credit', 60, 1.2, ''],
    ])
    expect(await kinds()).to.eql(['hours.given_back', 'hours.reversed'])
    await ask(id)
    expect((await supervise(id, 'reverse')).asks[1]!.answer!.outcome).to.equal('reversed')
    expect(await hoursOf(volunteer)).to.include({ creditedMinutes: 0, points: 0 })
    expect(faultsOf(await entries())).to.eql([])
  })

  it('what was not confirmed is given back: restored and confirmed in one decision, told once', async () => {
    const { id } = await held()
    await supervise(id, 'void')
    await ask(id, '我有照片')
    const after = await supervise(id, 'give-back')
    expect(after).to.include({ state: 'confirmed', points: 0 })
    expect(after.steps.map(({ what }) => what)).to.eql(['voided', 'given_back'])
    expect(await hoursOf(volunteer)).to.include({ creditedMinutes: 80, heldMinutes: 0, recordedMinutes: 50, declaredMinutes: 30 })
    expect((await granted<Page<HeldEntry>>(get(county.supervisor, '/hours?state=held'))).items).to.eql([])
    expect((await steps()).map(({ kind, minutes, heldMinutes }) => [kind, minutes, heldMinutes])).to.eql([
      ['confirm', 80, -80],
      ['reversal', 0, 80],
      ['void', 0, -80],
      ['hold', 0, 80],
    ])
    expect(await kinds()).to.eql(['hours.given_back', 'hours.voided', 'hours.held'])
    expect((await decide(county.supervisor, id, 'confirm')).status).to.equal(409)
    await supervise(id, 'reverse')
    await supervise(id, 'give-back')
    expect(await hoursOf(volunteer)).to.include({ creditedMinutes: 80, heldMinutes: 0 })
    expect(faultsOf(await entries())).to.eql([])
    const answer = await get(volunteer, `/people/${volunteer.id}/hours.xlsx`).responseType('blob')
    const text = sheetText(answer.body as Buffer)
    for (const word of ['不予确认 已核实', '申请更正 我有照片', '恢复计入 已核实', '冲销 已核实']) expect(text).to.include(word)
  })

  it('an answer that gives back more than was taken is named by the check', async () => {
    const { id } = await credited()
    await supervise(id, 'reverse')
    await supervise(id, 'give-back')
    expect(faultsOf(await entries())).to.eql([])
    const tampered = (await entries()).map((entry) =>
      entry.columns.recorded === 60 && entry.of ? { ...entry, columns: { ...entry.columns, recorded: 600 } } : entry,
    )
    expect(faultsOf(tampered).join()).to.match(/reversal .*: columns is .*600/)
  })
})
