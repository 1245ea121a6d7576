import { threadFor } from '../thread.ts'
import type { drawBook } from './draw-book.ts'

/** Draws books off the main thread, one after the other. */
export const bookThread = threadFor<typeof drawBook>(new URL('book-worker.mjs', import.meta.url), 'drawBook')
