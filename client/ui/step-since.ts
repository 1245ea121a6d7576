import type { OrderView } from '@contract/orders.ts'

/** When the present step began: when the last one before it ended, or the order was posted. */
export function stepSince({ steps, createdAt }: Pick<OrderView, 'steps' | 'createdAt'>): string {
  return steps.reduce((latest, { at }) => (at && at > latest ? at : latest), createdAt)
}

/** Whether any step is done or under way; those of an order that ended before its first one are never taken. */
export const hasBegun = ({ steps }: Pick<OrderView, 'steps'>) => steps.some(({ state }) => state !== 'ahead')
