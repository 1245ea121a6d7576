import type { Named } from '../contract/orders.ts'
import { beginStep, type Clock } from './deadlines.ts'
import type { Assignment, Order } from './order.ts'

/** An offer to a team, which ends as the step of answering does when it begins now. */
export const offer = (team: Named, { round, urgency }: Pick<Order, 'round' | 'urgency'>, { at, clock }: { at: Date; clock: Clock }): Assignment => ({
  team,
  state: 'offered',
  round,
  offeredAt: at,
  lapsesAt: beginStep('dispatched', urgency, at, clock).dueAt!,
  volunteers: [],
})
