import { words } from '../orders/order-words.ts'
import type { Audience, Rule } from './notice-rule.ts'

// Which event tells whom what. Personal data stays out: a notice may be shown on a locked phone.

const rule = (to: Audience, zh: string, en: string): Rule => ({ to, text: words(zh, en) })
const inEmergency = (each: Rule): Rule => ({ ...each, sms: 'emergency' })
const yourTurn = (zh: string, en: string) => inEmergency(rule('holders', `“{title}”待您${zh}。`, `“{title}” waits for you to ${en}.`))
const told = (zh: string, en: string) => rule('requester', `“{title}”${zh}`, `“{title}” ${en}`)
const ended = (zh: string, en: string) => rule('chain', `您经手的“{title}”${zh}`, `“{title}”, which you handled, ${en}`)
const teams = (zh: string, en: string) => rule('accepted_leaders', `“{title}”${zh}`, `“{title}” ${en}`)
const bySms = (each: Rule): Rule => ({ ...each, sms: 'always' })
const when = (condition: Rule['when'] & string, each: Rule): Rule => ({ ...each, when: condition })

const offered: Rule = { ...bySms(rule('leaders_in', '新的邀约：“{title}”，请应单或拒单。', 'A new offer: “{title}”. Accept or decline.')), onDuty: true }
const onMarket = inEmergency(rule('market_leaders', '市场有新的订单：“{title}”，先应单者得。', 'New on the market: “{title}”. The first to accept has it.'))

/** An event's rules, in order: of those that fit a person the first speaks. */
export const noticeRules: Record<string, Rule[]> = {
  'order.posted': [when('collected', yourTurn('报单', 'report it')), yourTurn('接单', 'collect it')],
  'order.collected': [told('已由网格员接单。', 'was collected by the grid worker.'), yourTurn('报单', 'report it')],
  'order.reported': [told('已由村社报单。', 'was reported by the village.'), yourTurn('领单', 'claim it')],
  'order.claimed': [told('已由镇街领单。', 'was claimed by the township.'), yourTurn('派单', 'dispatch it')],
  'order.returned': [
    told('已退回上一步：{reason}', 'went back one step: {reason}'),
    inEmergency(rule('holders', '“{title}”退回给您：{reason}', '“{title}” came back to you: {reason}')),
  ],
  'order.dispatched': [told('已派单，等待服务队应单。', 'was dispatched and waits for a team.'), offered, onMarket],
  'order.widened': [onMarket],
  'order.accepted': [told('已由{teams}应单。', 'was accepted by {teams}.')],
  'order.declined': [
    when('arrived', inEmergency(rule('holders', '“{title}”已被拒单，请重新派单。', '“{title}” was declined. Please dispatch it again.'))),
    rule('dispatched_by', '“{title}”有服务队拒单。', 'A team declined “{title}”.'),
  ],
  'order.assigned': [
    rule('newcomers', '您被派往“{title}”。', 'You were assigned to “{title}”.'),
    rule('sent_home', '“{title}”已另派他人，您不必前往。', 'Others go to “{title}”; you need not.'),
  ],
  'order.visit-closed': [
    rule(
      'named_volunteers',
      '“{title}”未签退，满 12 小时已自动签退；时长待督导员核实。',
      'Nobody checked out of “{title}”: it was closed after 12 hours, and the supervisor looks into the time.',
    ),
  ],
  'order.settled': [bySms(told('已就地办结，请您评单。', 'was settled on the spot. Please rate it.'))],
  'order.completed': [
    when('arrived', bySms(told('已履单，请您评单。', 'was fulfilled. Please rate it.'))),
    rule('leaders_out', '“{title}”已由其他服务队办妥，邀约已失效。', 'Other teams fulfilled “{title}”; your offer has ended.'),
  ],
  'order.rated': [
    teams('收到群众评单：{stars} 星。', 'was rated: {stars} stars.'),
    rule('credited_volunteers', '“{title}”已评单，您的服务时长已记录。', '“{title}” was rated; your hours are on record.'),
    ended('已评单：{stars} 星。', 'was rated: {stars} stars.'),
  ],
  'order.closed': [
    told('七天未评单，已办结。', 'was closed, seven days without a rating.'),
    teams('七天未评单，已办结。', 'was closed, seven days without a rating.'),
    rule('credited_volunteers', '“{title}”已办结，您的服务时长已记录。', '“{title}” was closed; your hours are on record.'),
    ended('七天未评单，已办结。', 'was closed, seven days without a rating.'),
  ],
  'order.cancelled': [
    rule('leaders_out', '“{title}”已由居民撤单。', '“{title}” was cancelled by the resident.'),
    rule('past_holders', '“{title}”已由居民撤单。', '“{title}” was cancelled by the resident.'),
    told('已撤单。', 'was cancelled.'),
    ended('已由居民撤单。', 'was cancelled by the resident.'),
  ],
  'order.rejected': [told('不予受理：{reason}', 'was not accepted: {reason}'), ended('不予受理：{reason}', 'was not accepted: {reason}')],
  'order.merged': [
    told('已并入 {original}，您将收到它的进展。', 'was merged into {original}; you will hear how that goes.'),
    ended('已并入 {original}。', 'was merged into {original}.'),
  ],
  'order.absorbed': [
    when('open', rule('holders', '又有居民反映“{title}”，已并入本单。', 'Another resident asks for “{title}”; it was merged into this order.')),
  ],
  'order.transferred': [told('已转到另一网格办理。', 'moved to another grid.'), yourTurn('接单', 'collect it')],
  'order.recalled': [
    rule('leaders_out', '“{title}”已由中心收回：{reason}', '“{title}” was recalled: {reason}'),
    rule('sent_home', '“{title}”已收回，您不必前往。', '“{title}” was recalled; you need not go.'),
    told('将改派其他服务队。', 'will be given to another team.'),
    yourTurn('重新派单', 'dispatch it again'),
  ],
  'order.lapsed': [
    offered,
    rule('leaders_out', '“{title}”逾期未应，邀约已失效。', 'The offer of “{title}” lapsed unanswered.'),
    when('passed_on', rule('dispatched_by', '“{title}”无人应答，已转给下一支服务队。', '“{title}” was not answered and went on to the next team.')),
    when('arrived', inEmergency(rule('holders', '“{title}”无人应单，请重新派单。', 'Nobody took “{title}”. Please dispatch it again.'))),
    when('arrived', rule('dispatched_by', '“{title}”无人应单，已回到待派单。', 'Nobody took “{title}”; it waits to be dispatched again.')),
  ],
  'order.suspended': [
    told('已挂起：{reason}', 'was suspended: {reason}'),
    rule('holders', '“{title}”已挂起：{reason}', '“{title}” was suspended: {reason}'),
    rule('assigned_volunteers', '“{title}”已挂起：{reason}', '“{title}” was suspended: {reason}'),
  ],
  'order.resumed': [
    told('已恢复办理。', 'goes on.'),
    rule('holders', '“{title}”已恢复办理。', '“{title}” goes on.'),
    rule('assigned_volunteers', '“{title}”已恢复办理。', '“{title}” goes on.'),
  ],
  'order.extension-asked': [
    told('申请延期：{reason}', 'needs more time: {reason}'),
    rule('dispatchers', '“{title}”申请延期，请批复：{reason}', 'More time is asked for “{title}”: {reason}. Please answer.'),
    rule('supervisors', '“{title}”申请延期，请批复：{reason}', 'More time is asked for “{title}”: {reason}. Please answer.'),
  ],
  'order.extension-answered': [
    when('granted', told('已获准延期。', 'was given more time.')),
    when('refused', told('未获准延期，仍按原定时间办理。', 'was given no more time; it stays due as before.')),
    when('granted', rule('holders', '“{title}”已获准延期。', 'You have more time for “{title}”.')),
    when('refused', rule('holders', '“{title}”未获准延期，请按时办理。', 'You have no more time for “{title}”. Please act in time.')),
  ],
  'order.urged': [rule('holders', '居民催办“{title}”。', 'The resident urges “{title}”.')],
  'order.supervised': [rule('holders', '“{title}”被督办，请尽快办理。', '“{title}” is under supervision. Please act soon.')],
  'order.commented': [
    told('有新的留言。', 'has a new comment.'),
    rule('holders', '“{title}”有新的留言。', '“{title}” has a new comment.'),
    teams('有新的留言。', 'has a new comment.'),
  ],
  'order.reworked': [
    told('已安排返工。', 'will be done again.'),
    yourTurn('重新派单', 'dispatch it again'),
    rule('leaders_out', '“{title}”需要返工。', '“{title}” must be done again.'),
    rule('sent_home', '“{title}”需要返工。', '“{title}” must be done again.'),
  ],
  'order.unpublished': [rule('poster', '“{title}”已由督导员从公开展示中撤下。', '“{title}” was taken off the public showcase by the supervisor.')],
  'order.called-back': [rule('supervisors', '“{title}”已回访。', 'The centre called back about “{title}”.')],
  'order.reminded': [
    when('served', told('等待您评单。', 'waits for your rating.')),
    rule('holders', '“{title}”即将到期，请尽快办理。', '“{title}” is nearly due. Please act soon.'),
  ],
  'order.overdue': [
    bySms(rule('holders', '“{title}”已超期。', '“{title}” is overdue.')),
    bySms(rule('above', '“{title}”已超期，您可以代办。', '“{title}” is overdue; you may act in the holder’s place.')),
  ],
}

/** Events that tell nobody: the team sees on the spot who came and went, and consent is the requester’s own. */
export const silentEvents = ['order.checked-in', 'order.checked-out', 'order.published']
