import type { OrderView } from '@contract/orders.ts'

/** When the present step began: when the last one before it ended, or the order was posted. */
export function stepSince({ steps, createdAt }: Pick<OrderView, 'steps' | 'createdAt'>): string {
  return steps.reduce((latest, { at }) => (at && at > latest ? at : latest), createdAt)
}
