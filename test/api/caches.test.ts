import { setImmediate as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { findSettings, forgetSettings } from '../../server/settings/find-settings.ts'
import { defaultSettings } from '../../server/settings/settings.ts'
import { findPositions, findUnit } from '../../server/units/find-units.ts'
import { UnitModel } from '../../server/units/unit.model.ts'
import { buildCounty } from '../support/county.ts'

describe('what is kept in memory', () => {
  it('a unit that is being read may be asked for with others at the same moment', async () => {
    const { code, village } = await buildCounty()
    const position = { type: 'Point' as const, coordinates: [104.1, 36.5] as [number, number] }
    const unread = Array.from({ length: 40 }, (_, n) => `${village.slice(0, 12)}9${String(n).padStart(2, '0')}`)
    await UnitModel.insertMany(unread.map((_id) => ({ _id, county: code, name: '测网格', level: 'grid', parent: village, position })))
    const found = await Promise.all(unread.map((one) => Promise.all([findPositions([one, 'nowhere', one]), pause().then(() => findUnit(one))])))
    expect(found.map(([several, one]) => [[...several], one?._id])).to.eql(unread.map((one) => [[[one, position]], one]))
  })

  it('settings that are being read may be forgotten at the same moment', async () => {
    const county = (await buildCounty()).code
    const reading = findSettings(county)
    forgetSettings(county)
    expect(await reading).to.eql(defaultSettings)
  })
})
