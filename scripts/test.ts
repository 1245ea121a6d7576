import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buildClient } from './build-client.ts'
import { databaseNamed } from '../server/db/database-address.ts'
import { runTemporaryDatabase } from './temporary-database.ts'
import { untilAsked } from './until-asked.ts'

// npm test: a database of the tests' own, the client built, then mocha: the files given, or all of them in two halves at once.

const say = (line: string) => console.log(`test: ${line}`)

const given = process.argv.slice(2)
const some = given.some((argument) => argument.endsWith('.ts'))

// About half of the time each, as tests wait more than they work; the second is printed in one piece when it has ended.
const apart = ['browser', 'database', 'faults', 'model'].map((name) => `test/${name}/**/*.test.ts`)
const halves = [['test/**/*.test.ts', ...apart.flatMap((files) => ['--ignore', files])], apart]

// Ends the bundler and mocha when this run is asked to end.
const ending = new AbortController()
const { signal } = ending

const mocha = async (uri: string, files: string[], isFirst: boolean) => {
  const env = { ...process.env, MONGODB_URI: uri }
  const child = spawn('node_modules/.bin/mocha', [...files, ...given], { stdio: ['ignore', isFirst ? 'inherit' : 'pipe', 'inherit'], env, signal })
  const said: Buffer[] = []
  child.stdout?.on('data', (piece: Buffer) => said.push(piece))
  const [code] = (await once(child, 'close')) as [number | null]
  process.stdout.write(Buffer.concat(said))
  return code ?? 1
}

const test = async (uri: string) => {
  const run = (files: string[], index: number) => mocha(databaseNamed(uri, `liudan-test-${process.pid}-${index}`), files, index === 0)
  return Math.max(...(await Promise.all((some ? [[]] : halves).map(run))))
}

const run = async () => {
  void untilAsked().then(() => ending.abort())
  await buildClient(say, signal)
  const database = process.env.MONGODB_URI ? null : await runTemporaryDatabase(say)
  try {
    return await test(process.env.MONGODB_URI ?? database!.uri)
  } finally {
    await database?.stop()
  }
}

run().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`test: ${error.message}`)
    process.exit(1)
  },
)
