import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { planDispatch } from './plan.ts'

const idleMs = 60_000
let pool: Piscina | undefined

/** Works out a plan off the main thread; plans asked for at once are worked out one after the other. */
export const planAside = (input: Parameters<typeof planDispatch>[0]): Promise<ReturnType<typeof planDispatch>> => {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL('plan-worker.mjs', import.meta.url)),
    execArgv: [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
  })
  return pool.run(input, { name: 'planDispatch' }) as Promise<ReturnType<typeof planDispatch>>
}

/** Ends the thread. */
export const endPlanning = async () => {
  await pool?.destroy()
  pool = undefined
}
