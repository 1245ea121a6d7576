import type { OrderView } from '@contract/orders.ts'
import { words } from '../lib/language.ts'

/** Whom an order waits for, said to the one who reads it; empty when it waits for nobody. */
export function holderWords({ holder, status, allowedActions }: Pick<OrderView, 'holder' | 'status' | 'allowedActions'>): string {
  if (!holder) return ''
  if (holder.role === 'resident') return words(allowedActions.some(({ action }) => action === 'rate') ? 'order.yourTurn' : 'order.residentsTurn')
  if (holder.role === 'team_leader' && !holder.team) return words('order.onMarket')
  return words(status === 'dispatched' ? 'order.asked' : 'order.holder', { name: holder.name })
}
