import type { OrderView } from '@contract/orders.ts'
import { words } from '../lib/language.ts'

/** Whom an order waits for, said to the one who reads it; empty when it waits for nobody. */
export function holderWords({ holder, allowedActions }: Pick<OrderView, 'holder' | 'allowedActions'>): string {
  if (!holder) return ''
  if (holder.role === 'resident') return words(allowedActions.some(({ action }) => action === 'rate') ? 'order.yourTurn' : 'order.residentsTurn')
  return holder.role === 'team_leader' && !holder.team ? words('order.onMarket') : words('order.holder', { name: holder.name })
}
