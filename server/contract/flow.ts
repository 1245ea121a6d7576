/** The words of the flow: roles, statuses, steps and actions. See orders/order-flow.ts for what they may do. */

export type Role =
  | 'resident' | 'grid_worker' | 'village_clerk' | 'town_officer' | 'dispatcher'
  | 'supervisor' | 'team_leader' | 'volunteer' | 'admin'

export type Status =
  | 'posted' | 'collected' | 'reported' | 'claimed' | 'dispatched' | 'serving' | 'served'
  | 'rated' | 'closed' | 'rejected' | 'cancelled' | 'merged'

/** The six steps a resident sees; `accept` is the first half of the fifth and has a deadline of its own. */
export type Step = 'collect' | 'report' | 'claim' | 'dispatch' | 'fulfil' | 'rate'
export type TimedStep = Step | 'accept'

export type Action =
  | 'post' | 'collect' | 'report' | 'claim' | 'dispatch' | 'accept' | 'decline' | 'assign'
  | 'check_in' | 'check_out' | 'complete' | 'rate' | 'settle' | 'return' | 'reject' | 'transfer'
  | 'merge' | 'lapse' | 'cancel' | 'recall' | 'suspend' | 'resume' | 'extend' | 'answer_extension'
  | 'urge' | 'supervise' | 'comment' | 'rework' | 'close' | 'call_back' | 'remind' | 'overdue'

export type Urgency = 'normal' | 'urgent' | 'emergency'
export type Source = 'resident' | 'grid_worker' | 'hotline' | 'open311' | 'import' | 'care'
export type AssignmentState = 'offered' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'completed'
export type UnitLevel = 'county' | 'town' | 'village' | 'grid'
export type Language = 'zh-CN' | 'en'
