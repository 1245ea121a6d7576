import { setTimeout as pause } from 'node:timers/promises'
import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda, type Job } from 'agenda'
import mongoose from 'mongoose'
import type { Logger } from 'pino'
import { keepSchedule } from './keep-schedule.ts'
import { schedule, type ScheduledJob } from './schedule.ts'

/** `silence`: for how long a run may be silent before another server takes it over; `look`: how often the queue is looked at. In milliseconds. */
const usual = { silence: 15_000, look: 5000 }
const drainMs = 10_000

const stopped = new Error('this server is stopping')

/**
 * Starts the scheduled jobs on this server; a job runs on one server at a time, and on another one when its server dies. While the database is away they
 * wait, and go on by themselves.
 */
export const startJobs = async (log: Logger, jobs = schedule, { silence, look } = usual) => {
  // The index is the model's; built by agenda, a failure would end the process.
  const backend = new MongoBackend({ mongo: mongoose.connection.db as never, collection: 'jobs', ensureIndex: false })
  const agenda = new Agenda({ backend, processEvery: look })
  const runs = new Set<Job>()
  let stopping = false
  agenda.on('error', (error: unknown) => log.error({ err: error }, 'jobs: the queue failed'))
  agenda.on('fail', (error: unknown, job: Job) => error !== stopped && log.error({ err: error, job: job.attrs.name }, 'jobs: a job failed'))
  agenda.on('start', (job: Job) => runs.add(job))
  agenda.on('complete', (job: Job) => runs.delete(job))

  const goOnOf = (job: Job) => {
    let touchedAt = performance.now()
    return async () => {
      if (stopping) throw stopped
      if (performance.now() - touchedAt < silence / 5) return
      touchedAt = performance.now()
      await job.touch()
    }
  }
  const runJob = async (job: Job, run: ScheduledJob['run']) => {
    const goOn = goOnOf(job)
    await goOn()
    await run(goOn)
  }
  for (const { name, run } of jobs) agenda.define(name, (job) => runJob(job, run), { lockLifetime: silence })
  await agenda.start()

  const kept = keepSchedule({ agenda, jobs, log, everyMs: look })
  const whenIdle = async () => {
    while (runs.size > 0) await new Promise((resolve) => agenda.once('complete', resolve))
  }
  return {
    isWell: () => !stopping && kept.isWell(),
    /** Ends the runs of this server after the row each is at, ten seconds at most. */
    stop: async () => {
      stopping = true
      await kept.stop()
      await agenda.stop()
      await Promise.race([whenIdle(), pause(drainMs, undefined, { ref: false })])
    },
  }
}
