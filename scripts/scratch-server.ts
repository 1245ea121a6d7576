import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { MongoClient } from 'mongodb'
import { databaseNamed } from '../server/db/database-address.ts'
import { startServer } from './server-process.ts'
import { runTemporaryDatabase } from './temporary-database.ts'
import { untilAsked } from './until-asked.ts'

// A server of its own for one run: a fresh database with the county, with or without its orders, a free port, and nothing left behind.

export type Scratch = {
  url: string
  /** The run's own database. */
  uri: string
  /** Stops the server and removes its database and photos. */
  stop: () => Promise<void>
}

type Wanted = { name: string; say: (line: string) => void; flags?: string[]; orders?: true }

// What the server has to say goes to standard error, so that a fault it logs is seen and a report can be piped.
const output = 2

const seeded = async (env: NodeJS.ProcessEnv, orders?: true) => {
  const args = ['--import=tsx', 'scripts/seed/main.ts', ...(orders ? [] : ['--without-orders'])]
  const [code] = (await once(spawn(process.execPath, args, { stdio: ['ignore', output, 2], env }), 'exit')) as [number | null]
  if (code !== 0) throw new Error('The county could not be seeded; the line above says why.')
}

const drop = async (uri: string) => {
  const client = await MongoClient.connect(uri)
  await client.db().dropDatabase()
  await client.close()
}

/** Brings up a demo server with a database and photos of this run alone, gone when the run ends or is asked to; `flags` go to its Node, `orders` seeds those of the demo county too. Progress goes to `say`. */
export const startScratch = async ({ name, say, flags = [], orders }: Wanted): Promise<Scratch> => {
  const given = process.env.MONGODB_URI
  const database = given ? null : await runTemporaryDatabase(say)
  const run = `liudan-${name}-${Date.now().toString(36)}`
  const uri = databaseNamed(given ?? database!.uri, run)
  const photos = `.local/${run}-photos`
  // What the seed encrypts, the server reads.
  const JWT_SECRET = process.env.JWT_SECRET ?? randomBytes(32).toString('hex')
  const own = { MONGODB_URI: uri, JWT_SECRET, PORT: '0', DEMO: 'true', LOG_LEVEL: 'warn', PHOTOS_DIR: photos, REQUESTS_PER_MINUTE: '10000000' }
  const env = { ...process.env, ...own }
  let server: Awaited<ReturnType<typeof startServer>> | undefined
  const stop = async () => {
    await server?.stop()
    await (database ? database.stop() : drop(uri))
    await rm(photos, { recursive: true, force: true })
  }
  void untilAsked()
    .then(stop)
    .finally(() => process.exit(130))
  try {
    say('seeding the county …')
    await seeded(env, orders)
    server = await startServer(env, { flags, output })
    return { url: server.url, uri, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
