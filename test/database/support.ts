import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, type Db, type MongoClientOptions } from 'mongodb'
import { runLocalDatabase, type RunningDatabase } from '../../scripts/local-database/run.ts'

export type TestDatabase = RunningDatabase & { dir: string; log: string[]; remove: () => Promise<void> }

/** A database of its own in a new temporary folder, strict with transactions of so many seconds where given; what it reports is in `log`. */
export async function freshDatabase(strict?: number): Promise<TestDatabase> {
  const dir = await mkdtemp(join(tmpdir(), 'liudan-database-'))
  return { dir, ...(await databaseIn(dir, strict)), remove: () => rm(dir, { recursive: true, force: true }) }
}

/** The database of a folder, started again. */
export async function databaseIn(dir: string, strict?: number): Promise<RunningDatabase & { log: string[] }> {
  const log: string[] = []
  const running = await runLocalDatabase({ dir, port: 0, log: (line) => log.push(line), strict })
  return { ...running, log }
}

let shared: Promise<TestDatabase> | undefined

/** The one database that the tests of this folder share. */
export function sharedDatabase(): Promise<TestDatabase> {
  shared ??= freshDatabase()
  return shared
}

/** A client of the shared database, and a database within it that is new and empty. */
export async function connect(options: MongoClientOptions = {}): Promise<{ client: MongoClient; db: Db }> {
  const { uri } = await sharedDatabase()
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000, ...options }).connect()
  return { client, db: client.db(`test_${process.hrtime.bigint()}`) }
}

/** The error a promise ends in; throws when it ends well. */
export async function errorOf<T extends Error = Error>(promise: Promise<unknown>): Promise<T> {
  return promise.then(
    () => {
      throw new Error('this should have failed')
    },
    (error: T) => error,
  )
}

after(async () => {
  const database = await shared
  await database?.stop()
  await database?.remove()
})
