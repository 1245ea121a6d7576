import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const stamp = 'dist/client/.built-from'

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesIn(join(folder, name)) : [join(folder, name)]))

const digest = () => {
  const hash = createHash('sha256')
  for (const file of [...filesIn('client'), ...filesIn('server/contract'), 'package-lock.json']) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds the client into dist/client unless it was built from these very files; answers whether it built. */
export const buildClient = async (say: (line: string) => void) => {
  const now = digest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false
  say('building the client …')
  const before = process.env.NODE_ENV
  await build({ root: 'client', configFile: 'client/vite.config.ts', logLevel: 'warn' })
  // Vite leaves `production` behind, which is not for what is started next.
  if (before === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = before
  writeFileSync(stamp, now)
  return true
}
