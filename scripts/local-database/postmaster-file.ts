import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { failure } from './failure.ts';

const PATIENCE_MS = 20_000;

/**
 * Makes way for a new PostgreSQL on `data`. One that is still shutting down (its parent was killed) is waited for; a pid file whose
 * number now belongs to some other program is removed. PostgreSQL itself clears one whose process is gone.
 */
export async function clearStalePostmaster(data: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const pid = await postmasterPid(data);
    if (pid === null) return;
    if (!(await isPostgresOn(pid, data))) return rm(join(data, 'postmaster.pid'), { force: true });
    if (Date.now() > until) throw failure(`Another PostgreSQL (process ${pid}) is using ${data}; stop it first`);
    await delay(50);
  }
}

async function postmasterPid(data: string): Promise<number | null> {
  const text = await readFileIfThere(join(data, 'postmaster.pid'));
  return text === null ? null : Number(text.split('\n')[0]);
}

async function isPostgresOn(pid: number, data: string): Promise<boolean> {
  const command = await readFileIfThere(`/proc/${pid}/cmdline`);
  return command !== null && command.split('\0').includes(data);
}

/** The text of a file, or null where there is none. */
export async function readFileIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  });
}
