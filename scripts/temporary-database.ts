import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLocalDatabase } from './local-database/run.ts'

/** A local database of this run's own, gone when it stops: runs beside each other never share one that another may stop. */
export const runTemporaryDatabase = async (log: (line: string) => void) => {
  const dir = await mkdtemp(join(tmpdir(), 'liudan-'))
  const database = await runLocalDatabase({ dir, port: 0, log })
  const stop = async () => {
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
  return { uri: database.uri, stop }
}
