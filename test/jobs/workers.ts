import { log } from '../../server/http/request-log.ts'
import type { ScheduledJob } from '../../server/jobs/schedule.ts'
import { startJobs } from '../../server/jobs/start-jobs.ts'
import { startProgram } from '../support/program.ts'

/** A lock long enough for a busy machine, and a queue that is looked at often. */
export const brisk = { silence: 3000, look: 100 }

/** For a block of tests: workers beside the program's own, each as on a server of its own, stopped after each test. */
export const prepareWorkers = () => {
  const workers: Awaited<ReturnType<typeof startJobs>>[] = []
  const stopAll = () => Promise.all(workers.splice(0).map((worker) => worker.stop()))
  before(startProgram)
  afterEach(stopAll)
  const start = async (jobs: ScheduledJob[], times = brisk) => {
    const worker = await startJobs(log, jobs, times)
    workers.push(worker)
    return worker
  }
  return { start, stopAll }
}
