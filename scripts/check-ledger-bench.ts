import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { MongoClient } from 'mongodb'
import { databaseNamed } from '../server/db/database-address.ts'
import { runTemporaryDatabase } from './temporary-database.ts'
import { runBench } from './run-bench.ts'

// tsx scripts/check-ledger-bench.ts [entries]: the check on a filled database, beside half of it, and after one entry was changed by hand.

const say = (line: string) => console.log(`bench: ${line}`)
const wanted = Number(process.argv[2] ?? 200_000)

const limitSeconds = 20

const tsx = async (uri: string, ...args: string[]) => {
  const env = { ...process.env, MONGODB_URI: uri, LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, ['--import=tsx', ...args], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const said: string[] = []
  child.stdout.on('data', (piece: Buffer) => said.push(piece.toString()))
  const [code] = (await once(child, 'close')) as [number]
  process.stdout.write(said.join(''))
  return { code, said: said.join('') }
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

const figure = (said: string, pattern: RegExp) => Number(pattern.exec(said)?.[1])

const check = async (uri: string) => {
  const { code, said } = await tsx(uri, 'scripts/check-ledger.ts')
  return { code, said, seconds: figure(said, /differences, ([\d.]+) s/), memory: figure(said, /(\d+) MiB at most/) }
}

const measure = async (uri: string, entries: number) => {
  await tsx(uri, 'scripts/check-ledger-fill.ts', String(entries))
  const checked = await check(uri)
  if (checked.code !== 0) throw new Error('the check found differences in what was just filled')
  return checked
}

const namesTampered = async (uri: string) => {
  const entry = await tamper(uri)
  const { code, said } = await check(uri)
  return code === 1 && said.includes(`credit ${String(entry)} `)
}

const run = async () => {
  const database = process.env.MONGODB_URI ? null : await runTemporaryDatabase(say)
  const named = (name: string) => databaseNamed(process.env.MONGODB_URI ?? database!.uri, `liudan-ledger-${name}-${Date.now().toString(36)}`)
  try {
    const uri = named('whole')
    const [half, whole] = [await measure(named('half'), wanted / 2), await measure(uri, wanted)]
    const [ofLimit, ofHalf] = [whole.seconds / limitSeconds, whole.memory / half.memory]
    say(
      `${wanted} entries: ${whole.seconds} s, ${ofLimit.toFixed(2)} of ${limitSeconds} s; ${whole.memory} MiB, ${ofHalf.toFixed(2)} of what half of them took`,
    )
    const isNamed = await namesTampered(uri)
    say(`an entry changed by hand was ${isNamed ? 'named' : 'NOT named'}`)
    return isNamed ? 0 : 1
  } finally {
    await database?.stop()
  }
}

await runBench(run)
