import { tsImport } from 'tsx/esm/api'

// A thread begins without the loader of TypeScript that the main one was started with.
export const { checkOrders } = await tsImport('./check-ledger-orders.ts', import.meta.url)
