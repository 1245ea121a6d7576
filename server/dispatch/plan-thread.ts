import { threadFor } from '../thread.ts'
import type { planDispatch } from './plan.ts'

/** Works out plans off the main thread, one after the other. */
export const planThread = threadFor<typeof planDispatch>(new URL('plan-worker.mjs', import.meta.url), 'planDispatch')
