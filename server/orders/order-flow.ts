import type { Action, Role, Status, Step, TimedStep } from '../contract/flow.ts'
import type { Until, When } from './flow-conditions.ts'
import { words, type Words } from './order-words.ts'

// The table: who may do what, when, bringing what, and where the order stands afterwards.
// Everything else (checks, buttons, progress bar, deadlines, documentation) is read off it.

/** How a person must stand to the order: at its place, or in one of these relations. */
export type Place = 'grid' | 'village' | 'town' | 'county'
export type Reach = Place | 'requester' | 'follower' | 'offered' | 'market' | 'accepted' | 'assigned' | 'holder' | 'dispatched_by' | 'reader' | 'system'

/** One right: role × reach, narrowed to some statuses (`at`), to teams of the own town, or starting elsewhere (`to`). */
export type By = { role: Role | 'any' | 'system' | 'api_key'; reach: Reach; at?: Status[]; to?: Status; ownTeams?: true }

export type Row = {
  action: Action
  label: Words
  event: string
  from: Status[]
  to: Status | 'same' | Partial<Record<Status, Status>>
  /** Empty where the move is only ever the other half of another one (`with`). */
  by: By[]
  needs: string[]
  when?: When
  until?: Until
  /** The move that the other order makes in the same transaction. */
  with?: Action
  finishes?: Step
}

const beforeDispatch: Status[] = ['posted', 'collected', 'reported', 'claimed']
const open: Status[] = [...beforeDispatch, 'dispatched', 'serving']
const waiting: Status[] = [...open, 'served']
const any: Status[] = [...waiting, 'rated', 'closed', 'rejected', 'cancelled', 'merged']

const holder: By = { role: 'any', reach: 'holder' }
const requester: By = { role: 'any', reach: 'requester' }
const follower: By = { role: 'any', reach: 'follower' }
const dispatcher: By = { role: 'dispatcher', reach: 'county' }
const supervisor: By = { role: 'supervisor', reach: 'county' }
const system: By = { role: 'system', reach: 'system' }

// prettier-ignore
export const flow: Row[] = [
  { action: 'post', label: words('提单', 'Post'), event: 'order.posted', from: [], to: 'posted', needs: ['title', 'category | service', 'place'],
    by: [{ role: 'grid_worker', reach: 'grid', to: 'collected' }, { role: 'resident', reach: 'county' }, { role: 'api_key', reach: 'county' }] },
  { action: 'collect', label: words('接单', 'Collect'), event: 'order.collected', from: ['posted'], to: 'collected', needs: [], finishes: 'collect',
    by: [{ role: 'grid_worker', reach: 'grid' }] },
  { action: 'report', label: words('报单', 'Report'), event: 'order.reported', from: ['collected'], to: 'reported', needs: ['opinion'], finishes: 'report',
    by: [{ role: 'village_clerk', reach: 'village' }] },
  { action: 'claim', label: words('领单', 'Claim'), event: 'order.claimed', from: ['reported'], to: 'claimed', needs: [], finishes: 'claim',
    by: [{ role: 'town_officer', reach: 'town' }] },
  { action: 'dispatch', label: words('派单', 'Dispatch'), event: 'order.dispatched', from: ['claimed'], to: 'dispatched', needs: ['teams | open'], finishes: 'dispatch',
    by: [dispatcher, { role: 'town_officer', reach: 'town', ownTeams: true }] },
  { action: 'accept', label: words('应单', 'Accept'), event: 'order.accepted', from: ['dispatched', 'serving'], to: 'serving', needs: [], when: 'offer_or_market',
    by: [{ role: 'team_leader', reach: 'offered' }, { role: 'team_leader', reach: 'market' }] },
  { action: 'decline', label: words('拒单', 'Decline'), event: 'order.declined', from: ['dispatched', 'serving'], to: { dispatched: 'claimed', serving: 'serving' }, until: 'no_offer_left', needs: ['reason'], when: 'offer_waiting',
    by: [{ role: 'team_leader', reach: 'offered' }] },
  { action: 'assign', label: words('派员', 'Assign'), event: 'order.assigned', from: ['serving'], to: 'same', needs: ['volunteers'], when: 'has_accepted',
    by: [{ role: 'team_leader', reach: 'accepted' }] },
  { action: 'check_in', label: words('签到', 'Check in'), event: 'order.checked-in', from: ['serving'], to: 'same', needs: [], when: 'checked_out',
    by: [{ role: 'volunteer', reach: 'assigned' }] },
  { action: 'check_out', label: words('签退', 'Check out'), event: 'order.checked-out', from: ['serving'], to: 'same', needs: [], when: 'checked_in',
    by: [{ role: 'volunteer', reach: 'assigned' }] },
  { action: 'close_visit', label: words('自动签退', 'Close a visit'), event: 'order.visit-closed', from: ['serving'], to: 'same', needs: [], when: 'visit_too_long', by: [system] },
  { action: 'complete', label: words('履单', 'Complete'), event: 'order.completed', from: ['serving'], to: 'served', until: 'all_completed', needs: ['summary', 'photos', 'attendance'], when: 'has_accepted', finishes: 'fulfil',
    by: [{ role: 'team_leader', reach: 'accepted' }] },
  { action: 'rate', label: words('评单', 'Rate'), event: 'order.rated', from: ['served'], to: 'rated', needs: ['stars', 'solved'], finishes: 'rate',
    by: [requester, follower] },
  { action: 'settle', label: words('就地办结', 'Settle on the spot'), event: 'order.settled', from: ['collected', 'claimed'], to: 'served', needs: ['summary'], finishes: 'fulfil',
    by: [{ role: 'grid_worker', reach: 'grid', at: ['collected'] }, { role: 'village_clerk', reach: 'village', at: ['collected'] }, { role: 'town_officer', reach: 'town', at: ['claimed'] }] },
  { action: 'return', label: words('退回', 'Return'), event: 'order.returned', from: ['collected', 'reported', 'claimed'], to: { collected: 'posted', reported: 'collected', claimed: 'reported' }, needs: ['reason'],
    by: [{ role: 'village_clerk', reach: 'village', at: ['collected'] }, { role: 'town_officer', reach: 'town', at: ['reported'] }, { ...dispatcher, at: ['claimed'] }] },
  { action: 'reject', label: words('不予受理', 'Reject'), event: 'order.rejected', from: beforeDispatch, to: 'rejected', needs: ['reason', 'text'], by: [holder] },
  { action: 'transfer', label: words('转办', 'Transfer'), event: 'order.transferred', from: beforeDispatch, to: 'posted', needs: ['grid', 'reason'], by: [holder, dispatcher] },
  { action: 'merge', label: words('并单', 'Merge'), event: 'order.merged', from: beforeDispatch, to: 'merged', needs: ['original'], with: 'absorb', by: [holder, dispatcher] },
  { action: 'absorb', label: words('并入', 'Take in'), event: 'order.absorbed', from: [...waiting, 'rated', 'closed'], to: 'same', needs: [], by: [] },
  { action: 'widen', label: words('扩围', 'Widen'), event: 'order.widened', from: ['dispatched'], to: 'same', needs: [], when: 'ring_due', by: [system] },
  { action: 'lapse', label: words('逾期未应', 'Lapse'), event: 'order.lapsed', from: ['dispatched', 'serving'], to: { dispatched: 'claimed', serving: 'serving' }, until: 'no_offer_left', needs: [], when: 'offer_expired', by: [system] },
  { action: 'cancel', label: words('撤单', 'Cancel'), event: 'order.cancelled', from: [...beforeDispatch, 'dispatched'], to: 'cancelled', needs: ['reason'], by: [requester] },
  { action: 'recall', label: words('收回', 'Recall'), event: 'order.recalled', from: ['dispatched', 'serving'], to: 'claimed', needs: ['reason'], when: 'nobody_checked_in',
    by: [dispatcher, { role: 'town_officer', reach: 'dispatched_by' }] },
  { action: 'suspend', label: words('挂起', 'Suspend'), event: 'order.suspended', from: open.slice(1), to: 'same', needs: ['reason', 'until'], when: 'not_suspended',
    by: [{ role: 'town_officer', reach: 'holder' }, { role: 'dispatcher', reach: 'holder' }, dispatcher] },
  { action: 'resume', label: words('恢复', 'Resume'), event: 'order.resumed', from: open.slice(1), to: 'same', needs: [], when: 'suspended',
    by: [{ role: 'town_officer', reach: 'holder' }, { role: 'dispatcher', reach: 'holder' }, dispatcher, system] },
  { action: 'extend', label: words('延期', 'Ask for time'), event: 'order.extension-asked', from: open, to: 'same', needs: ['reason', 'hours'], when: 'extendable', by: [holder] },
  { action: 'answer_extension', label: words('批延', 'Answer the request'), event: 'order.extension-answered', from: open, to: 'same', needs: ['granted', 'note'], when: 'extension_asked',
    by: [dispatcher, supervisor] },
  { action: 'urge', label: words('催办', 'Urge'), event: 'order.urged', from: open, to: 'same', needs: [], when: 'not_urged', by: [requester] },
  { action: 'supervise', label: words('督办', 'Supervise'), event: 'order.supervised', from: open, to: 'same', needs: ['note', 'dueAt'], by: [supervisor, dispatcher] },
  { action: 'comment', label: words('留言', 'Comment'), event: 'order.commented', from: any, to: 'same', needs: ['text'], by: [{ role: 'any', reach: 'reader' }] },
  { action: 'rework', label: words('返工', 'Rework'), event: 'order.reworked', from: ['rated'], to: 'claimed', needs: ['reason'], when: 'poor_rating', by: [dispatcher] },
  { action: 'close', label: words('办结', 'Close'), event: 'order.closed', from: ['served'], to: 'closed', needs: [], when: 'due', by: [system] },
  { action: 'call_back', label: words('回访', 'Call back'), event: 'order.called-back', from: ['rated', 'closed'], to: 'same', needs: ['reached', 'solved', 'satisfied'], by: [dispatcher] },
  { action: 'publish', label: words('同意公开', 'Agree to show it'), event: 'order.published', from: ['rated', 'closed'], to: 'same', needs: ['publish'], when: 'publishable', by: [requester] },
  { action: 'unpublish', label: words('撤下公开', 'Show it no longer'), event: 'order.unpublished', from: ['rated', 'closed'], to: 'same', needs: [], when: 'published', by: [requester, supervisor] },
  { action: 'remind', label: words('提醒', 'Remind'), event: 'order.reminded', from: waiting, to: 'same', needs: [], when: 'reminder_due', by: [system] },
  { action: 'overdue', label: words('超期', 'Overdue'), event: 'order.overdue', from: ['posted', 'collected', 'reported', 'claimed', 'serving'], to: 'same', needs: [], when: 'due', by: [system] },
]

/** `abandoned`: ended before its way was gone. */
export type StatusRow = { label: Words; step: TimedStep | null; holder: { role: Role; at: Place | 'teams' | 'requester' } | null; abandoned?: true }

// prettier-ignore
export const statuses: Record<Status, StatusRow> = {
  posted: { label: words('待接单', 'To collect'), step: 'collect', holder: { role: 'grid_worker', at: 'grid' } },
  collected: { label: words('待报单', 'To report'), step: 'report', holder: { role: 'village_clerk', at: 'village' } },
  reported: { label: words('待领单', 'To claim'), step: 'claim', holder: { role: 'town_officer', at: 'town' } },
  claimed: { label: words('待派单', 'To dispatch'), step: 'dispatch', holder: { role: 'dispatcher', at: 'county' } },
  dispatched: { label: words('待应单', 'Awaiting a team'), step: 'accept', holder: { role: 'team_leader', at: 'teams' } },
  serving: { label: words('履单中', 'Being served'), step: 'fulfil', holder: { role: 'team_leader', at: 'teams' } },
  served: { label: words('待评单', 'To rate'), step: 'rate', holder: { role: 'resident', at: 'requester' } },
  rated: { label: words('已评单', 'Rated'), step: null, holder: null },
  closed: { label: words('已办结', 'Closed'), step: null, holder: null },
  rejected: { label: words('不予受理', 'Rejected'), step: null, holder: null, abandoned: true },
  cancelled: { label: words('已撤单', 'Cancelled'), step: null, holder: null, abandoned: true },
  merged: { label: words('已并单', 'Merged'), step: null, holder: null, abandoned: true },
}

/** Who stands one level above a holder and may act in the holder's place once the step is overdue (上提一级). */
export const above: Partial<Record<Role, { role: Role; at: Place }>> = {
  grid_worker: { role: 'village_clerk', at: 'village' },
  village_clerk: { role: 'town_officer', at: 'town' },
  town_officer: { role: 'dispatcher', at: 'county' },
  dispatcher: { role: 'supervisor', at: 'county' },
}

/** posted … serving; and with those that wait for their rating. */
export const openStatuses = open
export const waitingStatuses = waiting
export const rowOf = new Map(flow.map((row) => [row.action, row]))
