import { expect } from 'chai'
import { watchProgress } from '../../server/jobs/watch-progress.ts'

describe('the progress of jobs', () => {
  it('ends when a job is overdue by a minute, whatever the times in its record', () => {
    const job = { name: 'a', every: 15_000, run: async () => {} }
    const record = (nextRunAt: Date) => ({ name: 'a', repeatInterval: 15_000, nextRunAt, lockedAt: null })
    const { see, isWell } = watchProgress([job], 0)
    expect([isWell(75_000), isWell(75_001)], 'never put in').to.eql([true, false])
    see([record(new Date(0))], 80_000)
    see([record(new Date(0))], 150_000)
    expect([isWell(155_000), isWell(155_001)], 'as it was').to.eql([true, false])
    see([record(new Date(1))], 160_000)
    expect(isWell(235_000), 'it ran').to.equal(true)
  })
})
