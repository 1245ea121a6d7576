import type { Language } from '../contract/flow.ts'
import type { Holder } from '../contract/orders.ts'
import { statuses, type Place } from './order-flow.ts'
import { roles } from './order-words.ts'
import { standing } from './order-facts.ts'
import type { Order } from './order.ts'

const market = { 'zh-CN': '市场', en: 'the market' }

// Villages carry their committee's official name; everyone calls them by the village. A grid's name says little without its village.
const short = (name: string) => name.replace(/(居民|村民)委员会$/, '')
const placeOf = ({ places }: Order, at: Place) => (at === 'grid' ? short(places.village) + places.grid : short(places[at]))

/** Who must act now: role, place or team, and a name that holds no personal data; null when nobody must. */
export const holderOf = (order: Order, language: Language = 'zh-CN'): Holder | null => {
  const { holder } = statuses[order.status]
  if (!holder) return null
  const role = roles[holder.role][language]
  if (holder.at === 'requester') return { role: holder.role, name: role }
  if (holder.at !== 'teams') return { role: holder.role, unit: order[holder.at], name: `${placeOf(order, holder.at)} ${role}` }
  const waiting = standing(order, order.status === 'dispatched' ? 'offered' : 'accepted')
  if (waiting.length === 0) return { role: holder.role, name: market[language] }
  return { role: holder.role, team: waiting[0]!.team.id, name: waiting.map(({ team }) => team.name).join('、') }
}
