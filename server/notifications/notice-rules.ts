import type { Words } from '../orders/order-words.ts'

// Which event tells whom what. Personal data stays out: a notice may be shown on a locked phone.

/** `holders` must act now; `above` stands one level over them; the teams are those in the named state. */
export type Audience =
  | 'requester'
  | 'holders'
  | 'above'
  | 'offered_leaders'
  | 'accepted_leaders'
  | 'withdrawn_leaders'
  | 'lapsed_leaders'
  | 'assigned_volunteers'
  | 'credited_volunteers'

/** `onArrival`: only when the move took the order to another status. */
type Rule = { to: Audience; text: Words; onArrival?: true }

const rule = (to: Audience, zh: string, en: string): Rule => ({ to, text: { 'zh-CN': zh, en } })
const yourTurn = (zh: string, en: string) => rule('holders', `“{title}”待您${zh}。`, `“{title}” waits for you to ${en}.`)
const told = (zh: string, en: string) => rule('requester', `“{title}”${zh}`, `“{title}” ${en}`)

export const noticeRules: Record<string, Rule[]> = {
  'order.posted': [yourTurn('接单', 'collect it')],
  'order.collected': [told('已由网格员接单。', 'was collected by the grid worker.'), yourTurn('报单', 'report it')],
  'order.reported': [told('已由村社报单。', 'was reported by the village.'), yourTurn('领单', 'claim it')],
  'order.claimed': [told('已由镇街领单。', 'was claimed by the township.'), yourTurn('派单', 'dispatch it')],
  'order.returned': [
    told('已退回上一步：{reason}', 'went back one step: {reason}'),
    rule('holders', '“{title}”退回给您：{reason}', '“{title}” came back to you: {reason}'),
  ],
  'order.dispatched': [
    told('已派单，等待服务队应单。', 'was dispatched and waits for a team.'),
    rule('offered_leaders', '新的邀约：“{title}”，请应单或拒单。', 'A new offer: “{title}”. Accept or decline.'),
  ],
  'order.accepted': [told('已由 {teams} 应单。', 'was accepted by {teams}.')],
  'order.assigned': [rule('assigned_volunteers', '您被派往“{title}”。', 'You were assigned to “{title}”.')],
  'order.settled': [told('已就地办结，请您评单。', 'was settled on the spot. Please rate it.')],
  'order.completed': [{ ...told('已履单，请您评单。', 'was fulfilled. Please rate it.'), onArrival: true }],
  'order.rated': [
    rule('accepted_leaders', '“{title}”收到群众评单：{stars} 星。', '“{title}” was rated: {stars} stars.'),
    rule('credited_volunteers', '“{title}”已评单，您的服务时长已记录。', '“{title}” was rated; your hours are on record.'),
  ],
  'order.closed': [
    told('七天未评单，已办结。', 'was closed, seven days without a rating.'),
    rule('credited_volunteers', '“{title}”已办结，您的服务时长已记录。', '“{title}” was closed; your hours are on record.'),
  ],
  'order.cancelled': [rule('withdrawn_leaders', '“{title}”已由居民撤单。', '“{title}” was cancelled by the resident.')],
  'order.rejected': [told('不予受理：{reason}', 'was not accepted: {reason}')],
  'order.transferred': [told('已转到另一网格办理。', 'moved to another grid.'), yourTurn('接单', 'collect it')],
  'order.recalled': [rule('withdrawn_leaders', '“{title}”已由中心收回：{reason}', '“{title}” was recalled: {reason}')],
  'order.lapsed': [rule('lapsed_leaders', '“{title}”逾期未应，邀约已失效。', 'The offer of “{title}” lapsed unanswered.')],
  'order.suspended': [told('已挂起：{reason}', 'was suspended: {reason}')],
  'order.resumed': [told('已恢复办理。', 'goes on.')],
  'order.extension-asked': [told('申请延期：{reason}', 'needs more time: {reason}')],
  'order.extension-answered': [
    told('的延期申请已有答复。', 'has an answer to the request for time.'),
    rule('holders', '“{title}”的延期申请已有答复。', 'Your request for time on “{title}” was answered.'),
  ],
  'order.urged': [rule('holders', '居民催办“{title}”。', 'The resident urges “{title}”.')],
  'order.supervised': [rule('holders', '“{title}”被督办，请尽快办理。', '“{title}” is under supervision. Please act soon.')],
  'order.reworked': [told('已安排返工。', 'will be done again.')],
  'order.reminded': [rule('holders', '“{title}”即将到期，请尽快办理。', '“{title}” is nearly due. Please act soon.')],
  'order.overdue': [
    rule('holders', '“{title}”已超期。', '“{title}” is overdue.'),
    rule('above', '“{title}”已超期，您可以代办。', '“{title}” is overdue; you may act in the holder’s place.'),
  ],
}

/** The text of a notice in one language; words that are missing are left out. */
export const sayNotice = (text: string, filled: Record<string, string>) => text.replace(/\{(\w+)\}/g, (_, word: string) => filled[word] ?? '')
