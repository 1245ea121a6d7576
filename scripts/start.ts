import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { buildClient } from './build-client.ts'
import { keepRunning, type Part } from './keep-running.ts'
import { localSecret } from './local-secret.ts'
import { DEFAULT_PORT, runLocalDatabase } from './local-database/run.ts'
import { startServer } from './server-process.ts'
import { untilAsked } from './until-asked.ts'
import { demoAccounts, demoPassword } from '../server/people/demo-accounts.ts'

// npm start: the database, the client, the demo county, the server. Database and server are kept running; Ctrl-C stops all of it.

const { values: options } = parseArgs({
  options: { 'database-dir': { type: 'string', default: '.local/database' }, 'database-port': { type: 'string', default: String(DEFAULT_PORT) } },
})

const say = (line: string) => console.log(`start: ${line}`)

const keepDatabase = () => {
  let port = Number(options['database-port'])
  return keepRunning({
    name: 'database',
    start: async () => {
      const database = await runLocalDatabase({ dir: options['database-dir'], port, log: say })
      // Where the server knows it to be.
      port = Number(new URL(database.uri).port)
      return database
    },
    say,
  })
}

const keepServer = (env: NodeJS.ProcessEnv) => {
  let { PORT } = env
  return keepRunning({
    name: 'server',
    start: async () => {
      const server = await startServer({ ...env, PORT })
      // Where people have it open.
      PORT = new URL(server.url).port
      return server
    },
    say,
  })
}

const seed = async (env: NodeJS.ProcessEnv, signal: AbortSignal) => {
  const child = spawn(process.execPath, ['--import=tsx', 'scripts/seed/main.ts'], { stdio: 'inherit', env, signal })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('the demo county could not be seeded; the line above says why.')
}

const startAll = async (signal: AbortSignal, started: Part[]) => {
  const database = process.env.MONGODB_URI ? null : await keepDatabase()
  if (database) started.push(database)
  await buildClient(say, signal)
  const env = {
    ...process.env,
    MONGODB_URI: process.env.MONGODB_URI ?? database!.uri,
    JWT_SECRET: process.env.JWT_SECRET ?? localSecret(),
    DEMO: process.env.DEMO ?? 'true',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  }
  if (env.DEMO === 'true') await seed(env, signal)
  const server = await keepServer(env)
  started.push(server)
  introduce(server.url, env.DEMO === 'true')
}

const introduce = (url: string, demo: boolean) => {
  console.log(`\n  六单 liudan — ${url}\n`)
  if (!demo) return
  console.log(`  Demo accounts (password ${demoPassword}):`)
  for (const { phone, label } of demoAccounts) console.log(`    ${phone}  ${label['zh-CN']} ${label.en}`)
  console.log('\n  Ctrl-C stops the server and the database.\n')
}

const main = async () => {
  const started: Part[] = []
  const ending = new AbortController()
  const asked = untilAsked().then(() => ending.abort())
  try {
    // What is only half started when asked ends as it loses this process.
    await Promise.race([startAll(ending.signal, started), asked])
    await asked
  } finally {
    for (const part of started.reverse()) await part.stop()
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(`start: ${error.message}`)
    process.exit(1)
  },
)
