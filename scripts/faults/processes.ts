import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Launched = { child: ChildProcess; url: string; stop: () => Promise<void> }

/** Starts the program as its users do, by the launcher, on this port; resolves once it serves. What it says goes to standard error. */
export const launch = async (port: number, args: string[], env: NodeJS.ProcessEnv): Promise<Launched> => {
  const child = spawn(process.execPath, ['--import=tsx', 'scripts/start.ts', ...args], {
    stdio: ['ignore', 'pipe', 2],
    env: { ...process.env, ...env, PORT: String(port) },
  })
  child.stdout!.pipe(process.stderr, { end: false })
  const url = `http://127.0.0.1:${port}`
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (piece: Buffer) => piece.includes(url) && resolve())
    child.once('exit', (code) => reject(new Error(`the launcher ended (${code}); the line above says why.`)))
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  return { child, url, stop }
}

/** The process among a process's children that runs this program; undefined while there is none. */
export const childOf = async (parent: number, program: string) => {
  const children = (await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8')).trim().split(' ').filter(Boolean)
  for (const pid of children) if ((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(program)) return Number(pid)
  return undefined
}

/** PostgreSQL's own process of a local database. */
export const postgresOf = async (dir: string) => Number((await readFile(join(dir, 'data/postmaster.pid'), 'utf8')).split('\n')[0])
