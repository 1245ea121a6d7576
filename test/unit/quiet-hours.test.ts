import { expect } from 'chai'
import { quietHoursOf, ringsAt } from '../../server/people/quiet-hours.ts'

const at = (time: string) => new Date(`2026-11-20T${time}:00+08:00`)
const rings = (time: string, from: string, to: string) => ringsAt(at(time), { from, to }).toISOString()

describe('quiet hours', () => {
  it('over midnight: what comes in them rings at their end, on the right day', () => {
    expect(rings('21:59', '22:00', '07:00')).to.equal(at('21:59').toISOString())
    expect(rings('22:00', '22:00', '07:00')).to.equal('2026-11-20T23:00:00.000Z')
    expect(rings('00:30', '22:00', '07:00')).to.equal(at('07:00').toISOString())
    expect(rings('06:59', '22:00', '07:00')).to.equal(at('07:00').toISOString())
    expect(rings('07:00', '22:00', '07:00')).to.equal(at('07:00').toISOString())
  })

  it('within a day, and never when they begin as they end', () => {
    expect(rings('12:30', '12:00', '14:30')).to.equal(at('14:30').toISOString())
    expect(rings('14:30', '12:00', '14:30')).to.equal(at('14:30').toISOString())
    expect(rings('11:59', '12:00', '14:30')).to.equal(at('11:59').toISOString())
    expect(rings('12:00', '12:00', '12:00')).to.equal(at('12:00').toISOString())
  })

  it('the night unless one says otherwise; null is none', () => {
    expect(quietHoursOf({})).to.eql({ from: '22:00', to: '07:00' })
    expect(quietHoursOf({ quietHours: null })).to.equal(null)
    expect(ringsAt(at('03:00'), null)).to.eql(at('03:00'))
  })
})
