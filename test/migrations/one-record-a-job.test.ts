import { expect } from 'chai'
import mongoose from 'mongoose'
import { oneRecordAJob } from '../../server/db/migrations/03-one-record-a-job.ts'
import { JobModel } from '../../server/jobs/job.model.ts'
import { startProgram } from '../support/program.ts'

describe('migration: one record a job', () => {
  before(startProgram)

  it('of doubles one stays, what is there once is left alone, and the index can be built', async () => {
    const jobs = JobModel.collection
    await jobs.dropIndex('name_1')
    await jobs.insertMany(['doubled', 'doubled', 'doubled', 'single'].map((name) => ({ name, nextRunAt: null })))
    for (const _ of ['once', 'again']) await oneRecordAJob.up(mongoose.connection.db!)
    await JobModel.createIndexes()
    const count = (name: string) => jobs.countDocuments({ name })
    expect([await count('doubled'), await count('single')]).to.eql([1, 1])
  })
})
