import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { failure, isFailure } from './failure.ts'
import { DEFAULT_PORT } from './run.ts'
import { startLocalDatabase } from './start.ts'

/*
 * The local database as a command, in the foreground: prints `ready <uri>` when it answers and stops everything on SIGTERM, on SIGINT, and
 * with `--with-parent` when its standard input ends, which it does when the parent is gone, however it went. `--strict 60` is as strict about
 * transactions as mongod: one outlives its client up to 60 seconds, and a conflict inside one fails at once. `--temporary` leaves nothing behind, not even its folder.
 */
const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: '.local/database' },
    port: { type: 'string', default: String(DEFAULT_PORT) },
    strict: { type: 'string' },
    temporary: { type: 'boolean', default: false },
    'os-release': { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
  },
})

function report(error: unknown): never {
  console.error(isFailure(error) ? error.message : error)
  process.exit(1)
}

async function main(): Promise<void> {
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw failure(`--port must be a number from 0 to 65535, not ${values.port}`)
  const strict = values.strict === undefined ? undefined : Number(values.strict)
  if (strict !== undefined && !(strict > 0)) throw failure(`--strict must be a number of seconds, not ${values.strict}`)
  const wanted = whenAskedToStop()
  const { dir, temporary, 'os-release': osRelease } = values
  const database = await startLocalDatabase({ dir, port, temporary, osRelease, strict, onProgress: console.log, log: console.error })
  console.log(`ready ${database.uri}`)
  const reason = await Promise.race([wanted, database.ended.then(() => 'ended' as const)])
  await database.stop()
  if (temporary) await rm(dir, { recursive: true, force: true })
  if (reason === 'ended') console.error(`The database ended by itself; ${database.log} tells why`)
  process.exit(reason === 'ended' ? 1 : 0)
}

function whenAskedToStop(): Promise<'asked'> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve('asked'))
    process.on('SIGINT', () => resolve('asked'))
    if (values['with-parent']) process.stdin.resume().on('close', () => resolve('asked'))
  })
}

main().catch(report)
