import { tsImport } from 'tsx/esm/api'

// A thread begins without the loader of TypeScript that the main one was started with.
export const { drawCertificate } = await tsImport('./draw-certificate.ts', import.meta.url)
