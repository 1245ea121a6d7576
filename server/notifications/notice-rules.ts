import type { Words } from '../orders/order-flow.ts'

// Which event tells whom what. Personal data stays out: a notice may be shown on a locked phone.

export type Audience = 'requester' | 'offered_leaders' | 'accepted_leaders' | 'assigned_volunteers' | 'credited_volunteers'

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en })

export const noticeRules: Record<string, { to: Audience; text: Words }[]> = {
  'order.collected': [{ to: 'requester', text: words('“{title}”已由网格员接单。', '“{title}” was collected by the grid worker.') }],
  'order.reported': [{ to: 'requester', text: words('“{title}”已由村社报单。', '“{title}” was reported by the village.') }],
  'order.claimed': [{ to: 'requester', text: words('“{title}”已由镇街领单。', '“{title}” was claimed by the township.') }],
  'order.returned': [{ to: 'requester', text: words('“{title}”已退回上一步：{reason}', '“{title}” went back one step: {reason}') }],
  'order.dispatched': [
    { to: 'requester', text: words('“{title}”已派单，等待服务队应单。', '“{title}” was dispatched and waits for a team.') },
    { to: 'offered_leaders', text: words('新的邀约：“{title}”，请应单或拒单。', 'A new offer: “{title}”. Accept or decline.') },
  ],
  'order.accepted': [{ to: 'requester', text: words('“{title}”已由 {teams} 应单。', '“{title}” was accepted by {teams}.') }],
  'order.assigned': [{ to: 'assigned_volunteers', text: words('您被派往“{title}”。', 'You were assigned to “{title}”.') }],
  'order.settled': [{ to: 'requester', text: words('“{title}”已就地办结，请您评单。', '“{title}” was settled on the spot. Please rate it.') }],
  'order.completed': [{ to: 'requester', text: words('“{title}”已履单，请您评单。', '“{title}” was fulfilled. Please rate it.') }],
  'order.rated': [
    { to: 'accepted_leaders', text: words('“{title}”收到群众评单：{stars} 星。', '“{title}” was rated: {stars} stars.') },
    { to: 'credited_volunteers', text: words('“{title}”已评单，您的服务时长已记录。', '“{title}” was rated; your hours are on record.') },
  ],
  'order.cancelled': [{ to: 'offered_leaders', text: words('“{title}”已由居民撤单。', '“{title}” was cancelled by the resident.') }],
}

/** The text of a notice in one language; words that are missing are left out. */
export const sayNotice = (text: string, filled: Record<string, string>) => text.replace(/\{(\w+)\}/g, (_, word: string) => filled[word] ?? '')
