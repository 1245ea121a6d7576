import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { MongoClient } from 'mongodb'
import { databaseNamed } from './database-uri.ts'
import { runTemporaryDatabase } from './temporary-database.ts'
import { runBench } from './run-bench.ts'

// tsx scripts/check-ledger-bench.ts [entries]: the check on a filled database, beside half of it, and after one entry was changed by hand.

const say = (line: string) => console.log(`bench: ${line}`)
const wanted = Number(process.argv[2] ?? 200_000)

const tsx = async (uri: string, ...args: string[]) => {
  const child = spawn(process.execPath, ['--import=tsx', ...args], { stdio: 'inherit', env: { ...process.env, MONGODB_URI: uri, LOG_LEVEL: 'error' } })
  const [code] = (await once(child, 'exit')) as [number]
  return code
}

const tamper = async (uri: string) => {
  const client = await MongoClient.connect(uri)
  const entry = await client
    .db()
    .collection('ledger')
    .findOneAndUpdate({ kind: 'credit' }, { $inc: { 'columns.recorded': 1 } })
  await client.close()
  return entry!._id
}

const check = async (uri: string) => {
  const begun = performance.now()
  const code = await tsx(uri, 'scripts/check-ledger.ts')
  return { code, seconds: (performance.now() - begun) / 1000 }
}

const measure = async (uri: string, entries: number) => {
  await tsx(uri, 'scripts/check-ledger-fill.ts', String(entries))
  const { code, seconds } = await check(uri)
  if (code !== 0) throw new Error('the check found differences in what was just filled')
  return seconds
}

const run = async () => {
  const database = process.env.MONGODB_URI ? null : await runTemporaryDatabase(say)
  const named = (name: string) => databaseNamed(process.env.MONGODB_URI ?? database!.uri, `liudan-ledger-${name}-${Date.now().toString(36)}`)
  try {
    const [half, whole] = [named('half'), named('whole')]
    const [one, two] = [await measure(half, wanted / 2), await measure(whole, wanted)]
    say(`${wanted} entries took ${two.toFixed(1)} s, ${(two / one).toFixed(2)} times what half of them took, starting and connecting included`)
    say(`entry ${String(await tamper(whole))} was changed by hand`)
    const { code } = await check(whole)
    return code === 1 ? 0 : 1
  } finally {
    await database?.stop()
  }
}

await runBench(run)
