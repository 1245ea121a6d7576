import type { Agenda } from 'agenda'
import type { Logger } from 'pino'
import { isDuplicate } from '../db/duplicate.ts'
import { JobModel, type JobRecord } from './job.model.ts'
import type { ScheduledJob } from './schedule.ts'
import { watchProgress } from './watch-progress.ts'

// Agenda takes the times of its records from the clock of the server that writes them. What a clock that ran ahead left would stop a job until then:
// by the database's clock it is void.

const leewayMs = 5000

/** A record, with the milliseconds until its next run and since it was locked, by the database's clock. */
type Found = JobRecord & { _id: unknown; untilRun: number | null; sinceLock: number | null }

const findJobs = (names: string[]) =>
  JobModel.collection
    .aggregate<Found>([
      { $match: { name: { $in: names } } },
      { $addFields: { untilRun: { $subtract: ['$nextRunAt', '$$NOW'] }, sinceLock: { $subtract: ['$$NOW', '$lockedAt'] } } },
    ])
    .toArray()

/** Puts a job in that is not there yet. (`every` would do so too, but takes the lock from a run that goes on elsewhere.) */
const putIn = (agenda: Agenda, { name, every }: ScheduledJob) =>
  agenda
    .create(name)
    .repeatEvery(every)
    .unique({}, { insertOnly: true })
    .save()
    .catch((error: unknown) => {
      // Another server put it in at the same moment.
      if (!isDuplicate(error)) throw error
    })

/** What of a record has to become something else. */
const corrections = ({ every }: ScheduledJob, { repeatInterval, untilRun, sinceLock }: Found) => ({
  ...(repeatInterval !== every && { repeatInterval: every, nextRunAt: '$$NOW' }),
  ...((untilRun === null || untilRun > every + leewayMs) && { nextRunAt: '$$NOW' }),
  // Not taken away: its run may go on.
  ...(sinceLock !== null && sinceLock < -leewayMs && { lockedAt: '$$NOW' }),
})

const correct = async (job: ScheduledJob, found: Found, log: Logger) => {
  const change = corrections(job, found)
  if (Object.keys(change).length === 0) return
  const { _id, nextRunAt, lockedAt } = found
  await JobModel.collection.updateOne({ _id, nextRunAt, lockedAt } as never, [{ $set: change }])
  log.warn({ job: job.name, nextRunAt, lockedAt }, 'jobs: a record was set right')
}

/** Sees to it that each job is in the queue once, every so often, and not put off by a wrong clock. Answers the records as they were found. */
const setRight = async (agenda: Agenda, jobs: ScheduledJob[], log: Logger) => {
  const found = new Map((await findJobs(jobs.map(({ name }) => name))).map((record) => [record.name, record]))
  for (const job of jobs) {
    const record = found.get(job.name)
    await (record ? correct(job, record, log) : putIn(agenda, job))
  }
  return [...found.values()]
}

type Kept = { agenda: Agenda; jobs: ScheduledJob[]; log: Logger; everyMs: number }

/** Keeps the queue right until stopped, looking at it every so often; a look that fails is made up for by the next one. */
export const keepSchedule = ({ agenda, jobs, log, everyMs }: Kept) => {
  const progress = watchProgress(jobs, performance.now())
  let running: Promise<void> | undefined
  const look = () => {
    running ??= setRight(agenda, jobs, log)
      .then((records) => progress.see(records, performance.now()))
      .catch((error: unknown) => log.error({ err: error }, 'jobs: the queue could not be looked after'))
      .finally(() => (running = undefined))
  }
  look()
  const timer = setInterval(look, everyMs)
  return {
    /** Whether no job waits longer than it should, on whichever server. */
    isWell: () => progress.isWell(performance.now()),
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
