import { defineGlobalModel } from '../db/model.ts'

/** What this program knows of agenda's own records; their ids are agenda's. One record a job. */
export type JobRecord = { name: string; repeatInterval: number; nextRunAt: Date | null; lockedAt: Date | null }

export const JobModel = defineGlobalModel<JobRecord>(
  { name: 'Job', collection: 'jobs', why: 'a job looks in all counties' },
  { name: String, repeatInterval: Number, nextRunAt: Date, lockedAt: Date },
  [[{ name: 1 }, { unique: true }]],
)
