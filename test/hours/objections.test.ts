import { expect } from 'chai'
import { now } from '../../server/clock.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { LevelView } from '../../server/contract/people.ts'
import { newId } from '../../server/db/new-id.ts'
import { LevelModel, type LevelRecord } from '../../server/hours/level.model.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'

describe('objections to a level', () => {
  let county: County
  let id: string
  beforeEach(async () => {
    county = await buildCounty()
    const [at, { id: person, name }] = [now(), county.team.volunteers[0]!]
    id = newId()
    const notice = { level: 1, minutes: 6000, state: 'announced' as const, announcedAt: at, endsAt: new Date(at.getTime() + 86_400_000), past: [] }
    const open = { objections: [], decidedAt: null, decidedBy: null, reason: null }
    await LevelModel.create({ _id: id, county: county.code, person: { id: person, name }, ...notice, ...open } satisfies LevelRecord)
  })
  const object = (who: Someone) => send(who, `/levels/${id}/objections`, { text: '时长不实' })
  const heard = async () => (await granted<Page<LevelView>>(get(county.supervisor, '/levels?state=announced'))).items[0]!.objections

  it('one person may make three, also when ten come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => object(county.resident)))
    expect(answers.filter(({ status }) => status < 300)).to.have.lengthOf(3)
    expect(new Set(answers.filter(({ status }) => status >= 300).map(({ body }) => body.code))).to.eql(new Set(['level.enough-objections']))
    expect(await heard()).to.have.lengthOf(3)
  })

  it('a hundred of others’ keep nobody from theirs; said again they are enough', async () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ by: { id: newId(), name: `测${n}` }, text: '不实', at: now() }))
    await LevelModel.updateOne({ _id: id }, { $set: { objections: many } })
    const resident = await buildPerson('resident', county.code)
    expect((await object(resident)).status).to.equal(201)
    expect((await object(resident)).body.code).to.equal('level.enough-objections')
    expect((await heard()).at(-1)!.by.id).to.equal(resident.id)
  })
})
