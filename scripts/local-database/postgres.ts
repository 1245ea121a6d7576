import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { runCommand } from './command.ts'
import { failure } from './failure.ts'
import { KEEPING_TABLE } from './gateway/replays.ts'
import { WHOLE_WRITES } from './gateway/whole-writes.ts'
import { clearStalePostmaster, postmasterPid } from './postmaster-file.ts'
import { postgresSettings } from './postgres-settings.ts'
import { asDatabaseUser, giveToDatabaseUser } from './privileges.ts'
import { socketFolder } from './socket-folder.ts'

const ATTEMPTS = 5
const PATIENCE_MS = 30_000

export type Postgres = { process: ChildProcess; socket: string; stop: () => Promise<void> }

/** The address of the database inside PostgreSQL, for a client on its socket. */
export function connectionTo(socket: string): ClientConfig {
  return { host: socket, user: 'postgres', database: 'postgres' }
}

/** Starts PostgreSQL with DocumentDB on `dir`, creating the database the first time; resolves when it answers. */
export async function startPostgres(bin: string, dir: string): Promise<Postgres> {
  const data = join(dir, 'data')
  if (!existsSync(data)) await createCluster(bin, data)
  const socket = await socketFolder(dir)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await clearStalePostmaster(dir)
    await writeSettings(data, socket)
    const child = await launch(bin, dir)
    if (await answers(child, data, socket)) return { process: child, socket, stop: () => stop(child) }
    await delay(200)
  }
  throw failure(`PostgreSQL did not start; its log ${join(dir, 'postgres.log')} tells why`)
}

async function writeSettings(data: string, socket: string): Promise<void> {
  const path = join(data, 'postgresql.conf')
  await writeFile(`${path}.${process.pid}`, postgresSettings(socket), { mode: 0o644 })
  await rename(`${path}.${process.pid}`, path)
}

async function launch(bin: string, dir: string): Promise<ChildProcess> {
  const log = await open(join(dir, 'postgres.log'), 'a')
  const [program, ...args] = [...asDatabaseUser({ dieWithParent: true }), join(bin, 'postgres'), '-D', join(dir, 'data')]
  const child = spawn(program, args, { stdio: ['ignore', log.fd, log.fd], detached: true })
  const spawned = once(child, 'spawn').then(
    () => null,
    (error: Error) => failure(`PostgreSQL could not be started (${error.message}); install util-linux`, error),
  )
  await log.close()
  const error = await spawned
  if (error) throw error
  return child
}

async function createCluster(bin: string, data: string): Promise<void> {
  const fresh = await mkdtemp(`${data}.new-`)
  await giveToDatabaseUser(fresh)
  const initdb = [join(bin, 'initdb'), '-D', fresh, '--locale=C.UTF-8', '--encoding=UTF8', '--auth=trust', '--username=postgres']
  const { code, output } = await runCommand([...asDatabaseUser({ dieWithParent: false }), ...initdb]).catch((error: Error) => {
    throw failure(`The database could not be created (${error.message}); install util-linux`, error)
  })
  if (code !== 0) throw failure(`The database could not be created: ${output.trim().split('\n').at(-1)}`)
  await rename(fresh, data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(fresh, { recursive: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
}

/** True when `child` itself serves the database; false when it ended, as it does when another process was faster. */
async function answers(child: ChildProcess, data: string, socket: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const client = new Client(connectionTo(socket))
    client.on('error', () => {})
    try {
      await client.connect()
      await prepare(client)
      return (await postmasterPid(data)) === child.pid
    } catch (error) {
      if (!isStarting(error)) throw error
      await delay(20)
    } finally {
      await client.end()
    }
  }
  return false
}

/** Not listening yet, or still in recovery: the only answers worth another try. */
function isStarting(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return ['ENOENT', 'ECONNREFUSED', '57P03'].includes(code)
}

async function prepare(client: Client): Promise<void> {
  await client.query('set client_min_messages = warning')
  await client.query('create extension if not exists documentdb cascade')
  await client.query('create extension if not exists documentdb_extended_rum')
  await client.query(KEEPING_TABLE)
  await client.query(WHOLE_WRITES)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_MS)
  await exited
  clearTimeout(late)
}
