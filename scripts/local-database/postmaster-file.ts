import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { failure } from './failure.ts'
import { readFileIfThere } from './read-file.ts'
import { findRunning } from './state-file.ts'

const PATIENCE_MS = 20_000

/**
 * Makes way for a new PostgreSQL on `dir`. One that is still shutting down (its parent was killed) is waited for; a pid file whose
 * number now belongs to some other program is removed. PostgreSQL itself clears one whose process is gone.
 * Throws where another process has brought up the database meanwhile.
 */
export async function clearStalePostmaster(dir: string): Promise<void> {
  const data = join(dir, 'data')
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const pid = await postmasterPid(data)
    if (pid === null) return
    if (!(await isPostgresOn(pid, data))) return rm(join(data, 'postmaster.pid'), { force: true })
    await refuseSecond(dir)
    if (Date.now() > until) throw failure(`Another PostgreSQL (process ${pid}) is using ${data}; stop it first`)
    await delay(50)
  }
}

/** The process id in PostgreSQL's own lock file; null where there is none. */
export async function postmasterPid(data: string): Promise<number | null> {
  const text = await readFileIfThere(join(data, 'postmaster.pid'))
  return text === null ? null : Number(text.split('\n')[0])
}

async function isPostgresOn(pid: number, data: string): Promise<boolean> {
  const command = await readFileIfThere(`/proc/${pid}/cmdline`)
  return command !== null && command.split('\0').includes(data)
}

/** Throws where the database of `dir` is running already. */
export async function refuseSecond(dir: string): Promise<void> {
  const running = await findRunning(dir)
  if (running) throw failure(`The database of ${dir} already runs at ${running.uri}; stop process ${running.pid} first`)
}
