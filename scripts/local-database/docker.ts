import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from './command.ts'
import type { Progress } from './debian.ts'
import { failure } from './failure.ts'
import { freePort } from '../free-port.ts'
import { addressOf, SET_NAME, untilPrimary } from './replica-set.ts'
import type { Started } from './start.ts'

const IMAGE = 'mongo:8'
const INSIDE = 27017
const PATIENCE_MS = 5_000

/** True where there is a Docker whose engine answers. */
export function dockerAnswers(): boolean {
  return spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore', timeout: PATIENCE_MS }).status === 0
}

/**
 * MongoDB in a container of its own, published on loopback only. Its data is in a volume named for `dir`, as the container is; a temporary
 * one leaves none. The container goes with the `docker run` that holds it.
 */
export async function startInDocker(options: { dir: string; port: number; temporary: boolean; onProgress: Progress }): Promise<Started> {
  const { dir, temporary, onProgress } = options
  await fetchImage(onProgress)
  const name = `liudan-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`
  // Left behind where the process that held it was killed.
  await runCommand(['docker', 'rm', '--force', name])
  const port = options.port || (await freePort())
  const volume = temporary ? [] : ['--volume', `${name}:/data/db`]
  const publish = ['--publish', `127.0.0.1:${port}:${INSIDE}`]
  const mongod = [IMAGE, '--replSet', SET_NAME, '--bind_ip_all']
  const logFile = join(dir, 'mongod.log')
  onProgress(`starting ${IMAGE} in Docker`)
  const log = await open(logFile, 'a')
  const run = spawn('docker', ['run', '--rm', '--name', name, ...publish, ...volume, ...mongod], { stdio: ['ignore', log.fd, log.fd], detached: true })
  await log.close()
  const ended = once(run, 'exit')
  const stop = async () => {
    await runCommand(['docker', 'stop', name])
    await ended
  }
  const early = ended.then(([code]) => {
    throw new Error(`docker run ended with ${code}`)
  })
  await Promise.race([untilPrimary(port, `127.0.0.1:${INSIDE}`), early]).catch(async (error: Error) => {
    await stop()
    throw failure(`Docker could not run ${IMAGE} (${error.message}); its log ${logFile} tells why`, error)
  })
  return { uri: addressOf(port), port, ended, stop, log: logFile }
}

async function fetchImage(onProgress: Progress): Promise<void> {
  if ((await runCommand(['docker', 'image', 'inspect', IMAGE])).code === 0) return
  onProgress(`fetching ${IMAGE}, once`)
  const { code, output } = await runCommand(['docker', 'pull', '--quiet', IMAGE])
  if (code !== 0) throw failure(`Docker could not fetch ${IMAGE} (${output.trim().split('\n').at(-1)}); check the network and try again`)
}
