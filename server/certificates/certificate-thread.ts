import { threadFor } from '../thread.ts'
import type { drawCertificate } from './draw-certificate.ts'

/** Draws certificates off the main thread, one after the other. */
export const certificateThread = threadFor<typeof drawCertificate>(new URL('certificate-worker.mjs', import.meta.url), 'drawCertificate')
