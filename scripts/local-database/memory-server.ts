import { once, type EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import { runCommand } from './command.ts'
import type { Progress } from './debian.ts'
import { failure } from './failure.ts'
import { freePort } from '../free-port.ts'
import { addressOf, SET_NAME, untilPrimary } from './replica-set.ts'
import type { Started } from './start.ts'

const NAME = 'mongodb-memory-server-core'
const VERSION = '11.3.0'
const LAUNCH_MS = 60_000

type Instance = { port: number; portGeneration: false; dbPath: string; replSet: string; storageEngine: string; launchTimeout: number }
type Binary = { downloadDir: string }
type Running = { instanceInfo: { instance: EventEmitter }; stop: (cleanup: { doCleanup: boolean }) => Promise<boolean> }
type Package = {
  MongoBinary: { getPath: (binary: Binary) => Promise<string> }
  MongoMemoryServer: { create: (options: { instance: Instance; binary: Binary }) => Promise<Running> }
}

/** MongoDB's own server, fetched the first time by a package that is fetched with it, as no other machine needs either. Its data is in `dir`. */
export async function startMemoryServer({ dir, port: wanted, onProgress }: { dir: string; port: number; onProgress: Progress }): Promise<Started> {
  const { MongoBinary, MongoMemoryServer } = await fetchPackage(onProgress)
  const binary = { downloadDir: cacheFolder('mongod') }
  onProgress('starting mongod, which is downloaded the first time')
  await MongoBinary.getPath(binary).catch(refuse)
  const port = wanted || (await freePort())
  const dbPath = join(dir, 'mongod')
  await mkdir(dbPath, { recursive: true })
  const instance: Instance = { port, portGeneration: false, dbPath, replSet: SET_NAME, storageEngine: 'wiredTiger', launchTimeout: LAUNCH_MS }
  const server = await MongoMemoryServer.create({ instance, binary }).catch(refuse)
  const ended = once(server.instanceInfo.instance, 'instanceClosed')
  const stop = async () => void (await server.stop({ doCleanup: false }))
  await untilPrimary(port, `127.0.0.1:${port}`).catch(async (error: Error) => {
    await stop()
    return refuse(error)
  })
  return { uri: addressOf(port), port, ended, stop, log: dbPath }
}

function refuse(error: Error): never {
  const why = error.message.trim().replaceAll(/\s+/g, ' ')
  throw failure(`This is not Debian 12 or later, no Docker answers, and mongod could not be had (${why}); start Docker and try again`, error)
}

async function fetchPackage(onProgress: Progress): Promise<Package> {
  const folder = cacheFolder(`${NAME}-${VERSION}`)
  if (!existsSync(folder)) await install(folder, onProgress)
  return createRequire(join(folder, 'package.json'))(NAME) as Package
}

async function install(folder: string, onProgress: Progress): Promise<void> {
  onProgress(`fetching ${NAME}, once`)
  await mkdir(join(folder, '..'), { recursive: true })
  const fresh = await mkdtemp(`${folder}.new-`)
  try {
    const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
    const { code, output } = await runCommand([
      ...npm,
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--prefix',
      fresh,
      `${NAME}@${VERSION}`,
    ])
    if (code !== 0) refuse(new Error(output))
    await rename(fresh, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}
