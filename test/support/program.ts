import { rmSync } from 'node:fs'
import supertest from 'supertest'
import { startServer } from '../../server/start-server.ts'
import { dropDatabase } from './process.ts'

let program: Awaited<ReturnType<typeof startServer>> | undefined

/** The program, served on a port of its own and a database of its own; started once for all test files. */
export const startProgram = async () => (program ??= await startServer({ HOST: '127.0.0.1', PORT: 0, MONGODB_URI: process.env.MONGODB_URI! }))

export const http = () => supertest(program!.url)
export const address = () => program!.url

after(async () => {
  rmSync(process.env.PHOTOS_DIR!, { recursive: true, force: true })
  if (!program) return
  await program.stop()
  await dropDatabase(process.env.MONGODB_URI!)
})
