import { spawn, type ChildProcess } from 'node:child_process'
import { buildClient } from './build-client.ts'
import { localSecret } from './local-secret.ts'
import { runLocalDatabase } from './local-database/run.ts'
import { demoAccounts, demoPassword } from '../server/people/demo-accounts.ts'

// npm start: the database, the client, the demo county, the server; Ctrl-C stops all of it.

const say = (line: string) => console.log(`start: ${line}`)

const once = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    child.on('message', (message: { ready: string }) => resolve(message.ready))
    child.on('exit', (code) => reject(new Error(`the server ended (${code}); the line above says why.`)))
  })

const startAll = async () => {
  const database = process.env.MONGODB_URI ? null : await runLocalDatabase({ dir: '.local/database', log: say })
  const uri = process.env.MONGODB_URI ?? database!.uri
  await buildClient(say)
  const environment = {
    ...process.env,
    MONGODB_URI: uri,
    JWT_SECRET: process.env.JWT_SECRET ?? localSecret(),
    DEMO: process.env.DEMO ?? 'true',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  }
  if (environment.DEMO === 'true') await run('scripts/seed/main.ts', environment)
  const server = spawn(process.execPath, ['--import=tsx', 'server/index.ts'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: environment })
  const stop = () => {
    server.once('exit', (code) => void Promise.resolve(database?.stop()).then(() => process.exit(code ?? 0)))
    server.kill('SIGTERM')
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const url = await once(server)
    introduce(url, environment.DEMO === 'true')
  } catch (error) {
    await database?.stop()
    throw error
  }
}

const run = (file: string, env: NodeJS.ProcessEnv) =>
  new Promise<void>((resolve, reject) => {
    spawn(process.execPath, ['--import=tsx', file], { stdio: 'inherit', env }).on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${file} failed; the line above says why.`)),
    )
  })

const introduce = (url: string, demo: boolean) => {
  console.log(`\n  六单 liudan — ${url}\n`)
  if (!demo) return
  console.log(`  Demo accounts (password ${demoPassword}):`)
  for (const { phone, label } of demoAccounts) console.log(`    ${phone}  ${label['zh-CN']} ${label.en}`)
  console.log('\n  Ctrl-C stops the server and the database.\n')
}

startAll().catch((error: Error) => {
  console.error(`start: ${error.message}`)
  process.exit(1)
})
