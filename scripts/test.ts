import { spawn } from 'node:child_process'
import { buildClient } from './build-client.ts'
import { databaseNamed } from './database-uri.ts'
import { runTemporaryDatabase } from './temporary-database.ts'

// npm test: a database of the tests' own, the client built, then mocha with the arguments given.

const say = (line: string) => console.log(`test: ${line}`)

const given = process.argv.slice(2)
const files = given.some((argument) => argument.endsWith('.ts')) ? [] : ['test/**/*.test.ts']

const mocha = (uri: string) =>
  new Promise<number>((resolve) => {
    const child = spawn('node_modules/.bin/mocha', [...files, ...given], { stdio: 'inherit', env: { ...process.env, MONGODB_URI: uri } })
    child.on('exit', (code) => resolve(code ?? 1))
  })

const run = async () => {
  await buildClient(say)
  const database = process.env.MONGODB_URI ? null : await runTemporaryDatabase(say)
  try {
    return await mocha(databaseNamed(process.env.MONGODB_URI ?? database!.uri, `liudan-test-${process.pid}`))
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
