import { chown } from 'node:fs/promises'

const NOBODY = 65534

const isRoot = process.getuid?.() === 0

/**
 * What to put before a PostgreSQL program. PostgreSQL refuses to run as root: a root user runs it as nobody, with the one right to reach
 * folders such as root's own home (the secure bit keeps that right in access(2) too). `dieWithParent` stops it (cleanly, by SIGINT) when the process that started it is gone.
 */
export function asDatabaseUser(options: { dieWithParent: boolean }): string[] {
  const user = isRoot
    ? [
        '--reuid',
        String(NOBODY),
        '--regid',
        String(NOBODY),
        '--clear-groups',
        '--inh-caps',
        '+dac_override',
        '--ambient-caps',
        '+dac_override',
        '--securebits',
        '+no_setuid_fixup',
      ]
    : []
  const parent = options.dieWithParent ? ['--pdeathsig', 'INT'] : []
  return user.length + parent.length > 0 ? ['setpriv', ...user, ...parent] : []
}

/** Gives a folder to the user PostgreSQL runs as. */
export async function giveToDatabaseUser(path: string): Promise<void> {
  if (isRoot) await chown(path, NOBODY, NOBODY)
}
