import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { drawBook } from './draw-book.ts'

const idleMs = 60_000
let pool: Piscina | undefined

/** Draws a book off the main thread; books asked for at once are drawn one after the other. */
export const drawAside = (input: Parameters<typeof drawBook>[0]): ReturnType<typeof drawBook> => {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL('book-worker.mjs', import.meta.url)),
    execArgv: [],
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
  })
  return pool.run(input, { name: 'drawBook' }) as ReturnType<typeof drawBook>
}

/** Ends the thread. */
export const endDrawing = async () => {
  await pool?.destroy()
  pool = undefined
}
