import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'

const idleMs = 60_000

/** A thread of its own for a heavy function, named `name` by its worker file; what is asked for at once is worked out one after the other. */
export const threadFor = <Work extends (input: never) => unknown>(worker: URL, name: string) => {
  let pool: Piscina | undefined
  return {
    /** `signal` ends the work, and its thread with it. */
    run: (input: Parameters<Work>[0], signal?: AbortSignal): Promise<Awaited<ReturnType<Work>>> => {
      pool ??= new Piscina({ filename: fileURLToPath(worker), execArgv: [], minThreads: 0, maxThreads: 1, idleTimeout: idleMs })
      return pool.run(input, { name, ...(signal && { signal }) }) as Promise<Awaited<ReturnType<Work>>>
    },
    end: async () => {
      await pool?.destroy()
      pool = undefined
    },
  }
}
