import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { databaseNamed } from '../server/db/database-address.ts'
import { runTemporaryDatabase } from './temporary-database.ts'
import { runBench } from './run-bench.ts'

// npm run bench:deadlines: how long one pass over many due orders takes, and how much memory it adds, for 1,000 and for 10,000 orders.

const say = (line: string) => console.log(`bench: ${line}`)

const run = async () => {
  const database = process.env.MONGODB_URI ? null : await runTemporaryDatabase(say)
  const uri = databaseNamed(process.env.MONGODB_URI ?? database!.uri, `liudan-deadlines-${Date.now().toString(36)}`)
  try {
    const env = { ...process.env, MONGODB_URI: uri, LOG_LEVEL: 'error' }
    const child = spawn(process.execPath, ['--expose-gc', '--import=tsx', 'scripts/bench/deadlines.ts'], { stdio: 'inherit', env })
    const [code] = (await once(child, 'exit')) as [number]
    return code
  } finally {
    await database?.stop()
  }
}

await runBench(run)
