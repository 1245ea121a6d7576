import type { Language } from '../contract/flow.ts'
import type { Holder } from '../contract/orders.ts'
import { roles, statuses } from './order-flow.ts'
import { standing, type Order } from './order.ts'

const market = { 'zh-CN': '抢单市场', en: 'the market' }

/** Who must act now: role, place or team, and a name that holds no personal data; null when nobody must. */
export const holderOf = (order: Order, language: Language = 'zh-CN'): Holder | null => {
  const { holder } = statuses[order.status]
  if (!holder) return null
  const role = roles[holder.role][language]
  if (holder.at === 'requester') return { role: holder.role, name: role }
  if (holder.at !== 'teams') return { role: holder.role, unit: order[holder.at], name: `${order.places[holder.at]} ${role}` }
  const waiting = standing(order, order.status === 'dispatched' ? 'offered' : 'accepted')
  if (waiting.length === 0) return { role: holder.role, name: market[language] }
  return { role: holder.role, team: waiting[0]!.team.id, name: waiting.map(({ team }) => team.name).join('、') }
}
