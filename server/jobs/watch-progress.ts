import type { JobRecord } from './job.model.ts'
import type { ScheduledJob } from './schedule.ts'

const patienceMs = 60_000

/** Watches whether every job is run when its time comes. It goes by how long a record stays as it is, not by the times in it, which may be of another clock. */
export const watchProgress = (jobs: ScheduledJob[], startedAt: number) => {
  const seen = new Map(jobs.map(({ name, every }) => [name, { every, state: '', since: startedAt }]))
  return {
    /** Takes note of the records as they are at `at`, in milliseconds of this server's uptime. */
    see: (records: JobRecord[], at: number) => {
      for (const { name, nextRunAt, lockedAt } of records) {
        const job = seen.get(name)!
        const state = `${nextRunAt?.getTime()} ${lockedAt?.getTime()}`
        if (state !== job.state) Object.assign(job, { state, since: at })
      }
    },
    /** Whether no job is overdue by more than a minute. */
    isWell: (at: number) => [...seen.values()].every(({ every, since }) => at - since <= every + patienceMs),
  }
}
