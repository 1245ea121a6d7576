import type { Migrations } from '../migrate.ts'
import { listIndexes } from './list-indexes.ts'
import { oneRecordAJob } from './one-record-a-job.ts'
import { sequencePerCounty } from './sequence-per-county.ts'

/** Every migration, in the order they run in; the name of one that was published never changes. */
export const migrations: Migrations = { 'sequence-per-county': sequencePerCounty, 'list-indexes': listIndexes, 'one-record-a-job': oneRecordAJob }
