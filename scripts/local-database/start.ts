import { once } from 'node:events'
import { realpath, mkdir } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Progress } from './debian.ts'
import { startGateway, type GatewayOptions } from './gateway/gateway.ts'
import { installDocumentDb } from './install.ts'
import { startPostgres } from './postgres.ts'
import { refuseSecond } from './postmaster-file.ts'
import { DEFAULT_PORT } from './run.ts'
import { removeState, writeState } from './state-file.ts'

const STOP_MS = 5_000

export type LocalDatabase = {
  uri: string
  port: number
  /** PostgreSQL's process. */
  pid: number
  /** Resolves when PostgreSQL has ended, by `stop` or by itself. */
  ended: Promise<unknown>
  stop: () => Promise<void>
}

export type StartOptions = { dir: string; port?: number; onProgress?: Progress; log?: Progress } & Pick<GatewayOptions, 'strict'>

/** Brings up the database of `dir` in this process: installs what is missing, starts PostgreSQL, opens the gateway. */
export async function startLocalDatabase(options: StartOptions): Promise<LocalDatabase> {
  const { port = DEFAULT_PORT, onProgress = () => {}, log = () => {} } = options
  await mkdir(options.dir, { recursive: true })
  const dir = await realpath(options.dir)
  await refuseSecond(dir)
  const bin = await installDocumentDb(onProgress)
  onProgress('starting PostgreSQL')
  const postgres = await startPostgres(bin, dir)
  const gateway = await startGateway({ socket: postgres.socket, port, log, strict: options.strict }).catch(async (error) => {
    await postgres.stop()
    throw error
  })
  await writeState(dir, { pid: process.pid, port: gateway.port, uri: gateway.uri })
  const ended = once(postgres.process, 'exit')
  const stop = async () => {
    await removeState(dir)
    // A statement that does not end must not hold it up: PostgreSQL ends those itself.
    await Promise.race([gateway.stop(), delay(STOP_MS, undefined, { ref: false })])
    await postgres.stop()
  }
  return { uri: gateway.uri, port: gateway.port, pid: postgres.process.pid ?? 0, ended, stop }
}
