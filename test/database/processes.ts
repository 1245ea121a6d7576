import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { MongoClient } from 'mongodb'
import { Client } from 'pg'
import { connectionTo } from '../../scripts/local-database/postgres.ts'
import { socketFolder } from '../../scripts/local-database/socket-folder.ts'

/** The process of PostgreSQL that serves a folder. */
export const postmaster = (dir: string) => Number(readFileSync(join(dir, 'data/postmaster.pid'), 'utf8').split('\n')[0])
/** The process of the gateway that serves a folder. */
export const gatewayProcess = (dir: string) => (JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8')) as { pid: number }).pid

/** Resolves when a process is gone; the test's own time limit bounds it. */
export async function gone(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) await delay(20)
}

/** Starts a program that uses the database of `dir` and waits until it does. */
export async function startParent(dir: string): Promise<{ parent: ChildProcess; uri: string }> {
  const program = fileURLToPath(new URL('fixtures/parent.ts', import.meta.url))
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const parent = spawn(process.execPath, ['--import', tsx, program, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string]
  return { parent, uri: line.replace('using ', '') }
}

/** Writes one document after another, eight at once, and adds each to `acknowledged` when the server has said so, until the server fails. */
export async function writeUntilItFails(uri: string, acknowledged: Set<number>): Promise<void> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 500 }).connect()
  const writes = client.db('crash').collection<{ _id: number }>('writes')
  await writes.deleteMany({})
  let next = 0
  const writer = async () => {
    for (;;) {
      const _id = next++
      await writes.insertOne({ _id })
      acknowledged.add(_id)
    }
  }
  await Promise.allSettled(Array.from({ length: 8 }, writer))
  await client.close(true)
}

/** Keeps every statement away from the table of a collection, past the gateway; `waitedFor` resolves when one waits for it. */
export async function holdTable(dir: string, collection: string) {
  const client = new Client(connectionTo(await socketFolder(dir)))
  client.on('error', () => {})
  await client.connect()
  const found = await client.query<{ id: string }>('select collection_id id from documentdb_api_catalog.collections where collection_name = $1', [collection])
  await client.query('begin')
  await client.query(`lock table documentdb_data.documents_${found.rows[0]?.id}`)
  const waitedFor = async () => {
    while ((await client.query('select 1 from pg_locks where not granted')).rowCount === 0) await delay(20)
  }
  return { waitedFor }
}
