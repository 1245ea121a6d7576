import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLocalDatabase } from './local-database/run.ts'

/** A database of this run's own, gone when it stops: runs beside each other never share one that another may stop. */
export const runTemporaryDatabase = async (log: (line: string) => void) =>
  runLocalDatabase({ dir: await mkdtemp(join(tmpdir(), 'liudan-')), port: 0, temporary: true, log })
