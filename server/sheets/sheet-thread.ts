import { threadFor } from '../thread.ts'
import type { drawSheet } from './draw-sheet.ts'

/** Makes spreadsheets off the main thread, one after the other. */
export const sheetThread = threadFor<typeof drawSheet>(new URL('sheet-worker.mjs', import.meta.url), 'drawSheet')
