import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Progress } from './debian.ts'
import { failure } from './failure.ts'
import { findRunning, type RunningState } from './state-file.ts'

export const DEFAULT_PORT = 27027

export type RunningDatabase = {
  uri: string
  /** Resolves when the database has ended, with how. */
  ended: Promise<string>
  stop: () => Promise<void>
}

/**
 * The database of `dir` as a process of its own: joins the one that runs already (then `stop` does nothing), or starts one that ends with
 * this process. `log` sees its progress and what it reports. `strict` makes it as strict about transactions as mongod, with this many seconds
 * for each (from the environment's LOCAL_DATABASE_STRICT where not given). A `temporary` one takes its folder with it when it ends.
 */
export async function runLocalDatabase(options: {
  dir: string
  port?: number
  temporary?: boolean
  log?: Progress
  strict?: number
}): Promise<RunningDatabase> {
  const { port = DEFAULT_PORT, log = () => {}, strict = process.env.LOCAL_DATABASE_STRICT } = options
  await mkdir(options.dir, { recursive: true })
  const dir = await realpath(options.dir)
  const running = await findRunning(dir)
  if (running) return join(running)
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const args = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, main, '--dir', dir, '--port', String(port), '--with-parent']
  if (strict) args.push('--strict', String(strict))
  if (options.temporary) args.push('--temporary')
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(String(signal ?? code))))
  const started = whenReady(child, log).then((uri) => ({ uri, ended, stop: () => stop(child) }))
  return started.catch(async (error) => {
    const other = await findRunning(dir)
    if (other) return join(other)
    throw error
  })
}

/** A database that someone else started, and will stop: a connection that is only held tells when. */
function join({ uri, port }: RunningState): RunningDatabase {
  const held = connect({ host: '127.0.0.1', port }).unref()
  // An error is followed by the close.
  const ended = new Promise<string>((resolve) => held.on('error', () => {}).once('close', () => resolve('whoever started it stopped it')))
  return { uri, ended, stop: async () => void held.destroy() }
}

function whenReady(child: ChildProcess, log: Progress): Promise<string> {
  return new Promise((resolve, reject) => {
    let last = ''
    eachLine(child.stdout, (line) => {
      const [, uri] = /^ready (\S+)$/.exec(line) ?? []
      if (uri) resolve(uri)
      else log(line)
    })
    eachLine(child.stderr, (line) => {
      last = line
      log(line)
    })
    child.once('error', reject)
    child.once('close', () => reject(failure(last || 'The local database ended before it was ready')))
  })
}

function eachLine(stream: NodeJS.ReadableStream | null, use: Progress): void {
  if (stream) createInterface({ input: stream }).on('line', use)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}
