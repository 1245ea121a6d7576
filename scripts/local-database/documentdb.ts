import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Progress } from './debian.ts'
import { startGateway, type GatewayOptions } from './gateway/gateway.ts'
import { installDocumentDb } from './install.ts'
import { startPostgres } from './postgres.ts'
import type { Started } from './start.ts'

const STOP_MS = 2_000

export type DocumentDbOptions = { dir: string; port: number; onProgress: Progress; log: Progress } & Pick<GatewayOptions, 'strict'>

/** DocumentDB on PostgreSQL, from Debian's packages: installs what is missing, starts PostgreSQL, opens the gateway. */
export async function startDocumentDb({ dir, port, onProgress, log, strict }: DocumentDbOptions): Promise<Started> {
  const bin = await installDocumentDb(onProgress)
  onProgress('starting PostgreSQL')
  const postgres = await startPostgres(bin, dir)
  const gateway = await startGateway({ socket: postgres.socket, port, log, strict }).catch(async (error) => {
    await postgres.stop()
    throw error
  })
  const stop = async () => {
    // A statement that does not end must not hold it up: PostgreSQL ends those itself.
    await Promise.race([gateway.stop(), delay(STOP_MS, undefined, { ref: false })])
    await postgres.stop()
  }
  return { uri: gateway.uri, port: gateway.port, ended: once(postgres.process, 'exit'), stop, log: join(dir, 'postgres.log') }
}
