import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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

/**
 * Builds the client into dist/client unless it was built from these very files; answers whether it built. The bundler runs in a process of
 * its own, as it holds half a gigabyte that whoever asks would keep for life; `signal` ends it.
 */
export const buildClient = async (say: (line: string) => void, signal?: AbortSignal) => {
  const now = digest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false
  say('building the client …')
  const bundler = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'client', '--logLevel', 'warn'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  })
  const [code] = (await once(bundler, 'exit')) as [number | null]
  if (code !== 0) throw new Error('the client could not be built; the lines above say why.')
  writeFileSync(stamp, now)
  return true
}
