import { constants, setPriority } from 'node:os'
import { tsImport } from 'tsx/esm/api'

// On Linux a thread has a priority of its own: where cores are few, requests and the database go before the plan.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

// A thread begins without the loader of TypeScript that the main one was started with.
export const { workOutPlan } = await tsImport('./work-out-plan.ts', import.meta.url)
