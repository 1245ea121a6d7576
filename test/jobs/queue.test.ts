import { expect } from 'chai'
import { JobModel } from '../../server/jobs/job.model.ts'
import { schedule } from '../../server/jobs/schedule.ts'
import { eventually } from '../support/eventually.ts'
import { brisk, prepareWorkers } from './workers.ts'

const hourMs = 3_600_000

describe('the queue of jobs', function () {
  this.timeout(60_000)
  const { start, stopAll } = prepareWorkers()
  const records = (name: string) => JobModel.collection.countDocuments({ name })

  it('holds each job once, however many servers start at once', async () => {
    const counts: number[] = []
    for (let round = 0; round < 20; round++) {
      const job = { name: `round ${round}`, every: hourMs, run: async () => {} }
      await Promise.all(Array.from({ length: 4 }, () => start([job])))
      await eventually(
        () => records(job.name),
        (count) => count > 0,
      )
      await stopAll()
      counts.push(await records(job.name))
    }
    expect(counts).to.eql(Array(20).fill(1))
  })

  it('a run that lasts longer than a lock is not begun on another server, nor by one that starts meanwhile', async () => {
    let [running, most, ends] = [0, 0, 0]
    const job = {
      name: 'long',
      every: 100,
      run: async (goOn: () => Promise<void>) => {
        most = Math.max(most, ++running)
        for (const until = performance.now() + 2 * brisk.silence; performance.now() < until; await new Promise((resolve) => setTimeout(resolve, 20)))
          await goOn()
        running--
        ends++
      },
    }
    await Promise.all([start([job]), start([job])])
    await eventually(
      async () => running,
      (count) => count === 1,
    )
    await start([job])
    await eventually(
      async () => ends,
      (count) => count > 0,
      20_000,
    )
    expect(most, 'runs at once').to.equal(1)
  })

  it('a silent run is taken over', async () => {
    let runs = 0
    let wake = () => {}
    const silent = new Promise<void>((resolve) => (wake = resolve))
    const job = { name: 'silent', every: 100, run: async () => void (++runs === 1 && (await silent)) }
    await Promise.all([start([job]), start([job])])
    await eventually(
      async () => runs,
      (count) => count > 1,
      20_000,
    )
    wake()
  })

  it('a server that stops ends its runs after the row each is at, and another goes on', async () => {
    let rows = 0
    const job = {
      name: 'endless',
      every: 100,
      run: async (goOn: () => Promise<void>) => {
        for (;;) {
          rows++
          await new Promise((resolve) => setTimeout(resolve, 10))
          await goOn()
        }
      },
    }
    const first = await start([job])
    await eventually(
      async () => rows,
      (count) => count > 0,
    )
    await first.stop()
    expect((await JobModel.collection.findOne({ name: job.name }))!.lockedAt).to.equal(null)
    const before = rows
    await start([job])
    await eventually(
      async () => rows,
      (count) => count > before,
    )
  })

  it('looks up a job by its index', async () => {
    const indexes = await JobModel.collection.indexes()
    expect(indexes.map(({ name, unique }) => [name, unique === true])).to.eql([
      ['_id_', false],
      ['name_1', true],
    ])
    expect(await JobModel.collection.countDocuments({ name: { $in: schedule.map(({ name }) => name) } })).to.equal(schedule.length)
  })
})
