import { threadFor } from '../thread.ts'
import type { workOutPlan } from './work-out-plan.ts'

/** Works out plans off the main thread, one after the other. */
export const planThread = threadFor<typeof workOutPlan>(new URL('plan-worker.mjs', import.meta.url), 'workOutPlan')
