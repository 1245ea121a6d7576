import { spawn, type ChildProcess } from 'node:child_process'
import { MongoClient } from 'mongodb'
import { databaseNamed } from '../../server/db/database-address.ts'

/** The uri of a database that only one test file uses. */
export const ownDatabase = (name: string) => databaseNamed(process.env.MONGODB_URI!, `liudan-test-${name}-${process.pid}`)

const tsx = (file: string, uri: string, LOG_LEVEL = 'fatal', ...flags: string[]) =>
  spawn(process.execPath, ['--import=tsx', file, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, MONGODB_URI: uri, PORT: '0', LOG_LEVEL },
  })

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))

/** Fills a database with the demo county, in a process of its own. */
export const seedDatabase = async (uri: string, ...flags: string[]) => {
  const seed = tsx('scripts/seed/main.ts', uri, 'fatal', ...flags)
  seed.stdout!.resume()
  const code = await ended(seed)
  if (code !== 0) throw new Error(`the seed ended with ${code}`)
}

/** A server in a process of its own, which a test may kill. */
export const spawnServer = async (uri: string, { LOG_LEVEL = 'fatal' } = {}) => {
  const child = tsx('server/index.ts', uri, LOG_LEVEL)
  const said: string[] = []
  child.stdout!.on('data', (piece: Buffer) => said.push(piece.toString()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', ({ ready }: { ready: string }) => resolve(ready))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const end = (signal: NodeJS.Signals) => async () => {
    const end = ended(child)
    child.kill(signal)
    return end
  }
  return { url, kill: end('SIGKILL'), stop: end('SIGTERM'), pause: () => child.kill('SIGSTOP'), goOn: () => child.kill('SIGCONT'), said: () => said.join('') }
}

/** Removes a database that only one test file used. */
export const dropDatabase = async (uri: string) => {
  const client = await MongoClient.connect(uri)
  await client.db().dropDatabase()
  await client.close()
}
