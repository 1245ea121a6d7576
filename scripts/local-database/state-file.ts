import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'node:net'
import { readFileIfThere } from './read-file.ts'

export type RunningState = { pid: number; port: number; uri: string }

const PATIENCE_MS = 2_000

/** Tells other processes where the database of `dir` answers. */
export async function writeState(dir: string, state: RunningState): Promise<void> {
  const path = join(dir, 'running.json')
  await writeFile(`${path}.${state.pid}`, JSON.stringify(state))
  await rename(`${path}.${state.pid}`, path)
}

export async function removeState(dir: string): Promise<void> {
  await rm(join(dir, 'running.json'), { force: true })
}

/** The database that serves `dir` now: its process lives and its port answers. Null where there is none. */
export async function findRunning(dir: string): Promise<RunningState | null> {
  const text = await readFileIfThere(join(dir, 'running.json'))
  if (text === null) return null
  const state = JSON.parse(text) as RunningState
  return isAlive(state.pid) && (await answers(state.port)) ? state : null
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: PATIENCE_MS })
    const end = (found: boolean) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}
