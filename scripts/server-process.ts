import { spawn } from 'node:child_process'
import { once } from 'node:events'

// Ten seconds for requests, ten for jobs, and a rest.
const lastMs = 30_000

/**
 * The server as a process of its own; resolves when it serves, rejects where it ends before. `stop` gives it 30 s, then kills it; when this
 * process is gone it ends by itself. `flags` go to its Node; what it logs goes to `output`, a file descriptor.
 */
export const startServer = async (env: NodeJS.ProcessEnv, { flags = [], output = 1 }: { flags?: string[]; output?: number } = {}) => {
  // In a group of its own: a terminal's Ctrl-C reaches its parent alone, which stops one after the other.
  const child = spawn(process.execPath, [...flags, '--import=tsx', 'server/index.ts'], { stdio: ['ignore', output, 2, 'ipc'], env, detached: true })
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code))
  const stop = async () => {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), lastMs)
    await ended
    clearTimeout(late)
  }
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', ({ ready }: { ready: string }) => resolve(ready))
    void ended.then((how) => reject(new Error(`the server ended (${how}) before it was ready; the line above says why.`)))
  })
  return { url, ended, stop }
}
