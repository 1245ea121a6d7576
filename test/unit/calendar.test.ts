import { expect } from 'chai'
import { addTime, timeBetween } from '../../server/orders/calendar.ts'

const hour = 3_600_000
const at = (shanghai: string) => new Date(`${shanghai}+08:00`)
const due = (from: string, hours: number) => addTime(at(from), hours * hour, 'working').toISOString()
const same = (shanghai: string) => at(shanghai).toISOString()

describe('the working calendar', () => {
  it('leaves out lunch, night and weekend', () => {
    expect(due('2025-03-10T09:00', 2)).to.equal(same('2025-03-10T11:00'))
    expect(due('2025-03-10T11:00', 2)).to.equal(same('2025-03-10T15:30'))
    expect(due('2025-03-10T17:00', 2)).to.equal(same('2025-03-11T09:30'))
    expect(due('2025-03-14T17:00', 8)).to.equal(same('2025-03-17T18:00'))
    expect(due('2025-03-10T13:00', 1)).to.equal(same('2025-03-10T15:30'))
    expect(due('2025-03-10T03:00', 7)).to.equal(same('2025-03-10T18:00'))
  })

  it('国庆 2025: closed from 1 to 8 October, open on the make-up days 28 September and 11 October', () => {
    expect(due('2025-09-30T17:00', 2)).to.equal(same('2025-10-09T09:30'))
    expect(due('2025-09-27T10:00', 1)).to.equal(same('2025-09-28T09:30'))
    expect(due('2025-10-10T17:30', 1)).to.equal(same('2025-10-11T09:00'))
    expect(due('2025-10-11T17:30', 1)).to.equal(same('2025-10-13T09:00'))
  })

  it('春节 2025 and 2026, 国庆 2026, with their make-up days', () => {
    expect(due('2025-01-27T17:30', 1)).to.equal(same('2025-02-05T09:00'))
    expect(due('2025-01-25T12:00', 1)).to.equal(same('2025-01-26T09:30'))
    expect(due('2026-02-14T17:30', 1)).to.equal(same('2026-02-24T09:00'))
    expect(due('2026-02-28T09:00', 1)).to.equal(same('2026-02-28T10:00'))
    expect(due('2026-09-30T17:30', 1)).to.equal(same('2026-10-08T09:00'))
    expect(due('2026-10-10T09:00', 1)).to.equal(same('2026-10-10T10:00'))
  })

  it('what is added is what lies between, natural time as it runs', () => {
    for (const hours of [0.25, 1, 7, 8, 72]) {
      for (const from of ['2025-09-26T11:59', '2025-10-01T10:00', '2026-02-13T16:00']) {
        expect(timeBetween(at(from), addTime(at(from), hours * hour, 'working'), 'working')).to.equal(hours * hour)
        expect(addTime(at(from), hours * hour, 'natural').getTime() - at(from).getTime()).to.equal(hours * hour)
      }
    }
    expect(timeBetween(at('2025-03-10T10:00'), at('2025-03-10T09:00'), 'working')).to.equal(-hour)
  })
})
