import type { Migrations } from '../migrate.ts'
import { sequencePerCounty } from './01-sequence-per-county.ts'
import { listIndexes } from './02-list-indexes.ts'
import { oneRecordAJob } from './03-one-record-a-job.ts'
import { countyFirst } from './04-county-first.ts'

/** Every migration, in the order they run in; the name of one that was published never changes. */
export const migrations: Migrations = {
  '01-sequence-per-county': sequencePerCounty,
  '02-list-indexes': listIndexes,
  '03-one-record-a-job': oneRecordAJob,
  '04-county-first': countyFirst,
}
