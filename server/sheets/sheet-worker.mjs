import { tsImport } from 'tsx/esm/api'

// A thread begins without the loader of TypeScript that the main one was started with.
export const { drawSheet } = await tsImport('./draw-sheet.ts', import.meta.url)
