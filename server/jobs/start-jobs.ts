import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import mongoose from 'mongoose'
import type { Logger } from 'pino'
import { schedule } from './schedule.ts'

const silenceMs = 15_000

/** Starts the scheduled jobs on this server; a job runs on one server at a time, and on another one when its server dies. */
export const startJobs = async (log: Logger) => {
  const agenda = new Agenda({ backend: new MongoBackend({ mongo: mongoose.connection.db as never, collection: 'jobs' }), processEvery: '5 seconds' })
  agenda.on('error', (error: unknown) => log.error({ err: error }, 'jobs: the queue failed'))
  agenda.on('fail', (error: unknown, job: { attrs: { name: string } }) => log.error({ err: error, job: job.attrs.name }, 'jobs: a job failed'))
  for (const { name, run } of schedule) agenda.define(name, async (job) => void (await run(() => job.touch())), { lockLifetime: silenceMs })
  await agenda.start()
  for (const { name, every } of schedule) await agenda.every(every, name)
  let running = true
  return {
    running: () => running,
    stop: async () => {
      running = false
      await agenda.stop()
    },
  }
}
