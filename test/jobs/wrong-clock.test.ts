import { expect } from 'chai'
import { JobModel } from '../../server/jobs/job.model.ts'
import { eventually } from '../support/eventually.ts'
import { prepareWorkers } from './workers.ts'

const hourMs = 3_600_000
const later = () => new Date(Date.now() + hourMs)
const write = (record: object) => JobModel.collection.insertOne({ type: 'normal', priority: 0, ...record })

describe('records of jobs that are not right', function () {
  this.timeout(60_000)
  const { start } = prepareWorkers()

  it('what a clock that ran ahead left holds no job up', async () => {
    let runs = 0
    const job = { name: 'ahead', every: 1000, run: async () => void runs++ }
    await write({ name: job.name, repeatInterval: 1000, nextRunAt: later(), lockedAt: later() })
    await start([job])
    await eventually(
      async () => runs,
      (count) => count > 1,
      20_000,
    )
    await JobModel.collection.updateOne({ name: job.name }, { $set: { nextRunAt: later(), lockedAt: null } })
    const before = runs
    await eventually(
      async () => runs,
      (count) => count > before + 1,
      20_000,
    )
  })

  it('a lock of a clock that ran ahead is cut short, not taken from its run', async () => {
    const job = { name: 'locked ahead', every: 1000, run: async () => {} }
    const written = later()
    await write({ name: job.name, repeatInterval: 1000, nextRunAt: new Date(), lockedAt: written })
    await start([job], { silence: hourMs, look: 100 })
    const { lockedAt } = await eventually(
      async () => (await JobModel.collection.findOne({ name: job.name }))!,
      ({ lockedAt }) => lockedAt?.getTime() !== written.getTime(),
    )
    expect(Math.abs(lockedAt!.getTime() - Date.now())).to.be.lessThan(60_000)
  })

  it('a job of another interval takes the new one at once', async () => {
    let runs = 0
    await write({ name: 'faster', repeatInterval: '1 hour', nextRunAt: later(), lockedAt: null })
    await start([{ name: 'faster', every: 200, run: async () => void runs++ }])
    await eventually(
      async () => runs,
      (count) => count > 1,
    )
  })
})
