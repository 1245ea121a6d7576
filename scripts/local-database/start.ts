import { existsSync } from 'node:fs'
import { realpath, mkdir } from 'node:fs/promises'
import { chooseDatabase, type Choice } from './choose.ts'
import type { Progress } from './debian.ts'
import { dockerAnswers, startInDocker } from './docker.ts'
import { startDocumentDb, type DocumentDbOptions } from './documentdb.ts'
import { startMemoryServer } from './memory-server.ts'
import { refuseSecond } from './postmaster-file.ts'
import { readFileIfThere } from './read-file.ts'
import { DEFAULT_PORT } from './run.ts'
import { removeState, writeState } from './state-file.ts'

export type Started = {
  uri: string
  port: number
  /** Resolves when the database has ended, by `stop` or by itself. */
  ended: Promise<unknown>
  stop: () => Promise<void>
  /** The file that tells why it ended. */
  log: string
}

/** `temporary`: nothing of it outlives `stop` but `dir`. `osRelease`: the file that names the system. */
export type StartOptions = { dir: string; port?: number; temporary?: boolean; osRelease?: string; onProgress?: Progress; log?: Progress } & Pick<
  DocumentDbOptions,
  'strict'
>

const STARTERS = { debian: startDocumentDb, docker: startInDocker, 'memory-server': startMemoryServer }

/** Brings up the database of `dir` from this process, as this machine can. */
export async function startLocalDatabase(options: StartOptions): Promise<Started> {
  const { port = DEFAULT_PORT, temporary = false, osRelease = '/etc/os-release', onProgress = () => {}, log = () => {}, strict } = options
  await mkdir(options.dir, { recursive: true })
  const dir = await realpath(options.dir)
  await refuseSecond(dir)
  const start = STARTERS[await choose(osRelease)]
  const database = await start({ dir, port, temporary, onProgress, log, strict })
  await writeState(dir, { pid: process.pid, port: database.port, uri: database.uri })
  const stop = async () => {
    await removeState(dir)
    await database.stop()
  }
  return { ...database, stop }
}

async function choose(osRelease: string): Promise<Choice> {
  return chooseDatabase({ osRelease: (await readFileIfThere(osRelease)) ?? '', hasApt: existsSync('/usr/bin/apt-get'), dockerAnswers })
}
