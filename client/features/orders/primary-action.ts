import type { Action } from '@contract/flow.ts'
import type { AllowedAction, OrderView } from '@contract/orders.ts'
import { ownAssignment } from './teams.ts'

// The one thing to do next, most pressing first. Settling, returning and the like are a choice, never the default.
const forward = ['collect', 'report', 'claim', 'dispatch', 'accept', 'check_out', 'check_in', 'assign', 'complete', 'rate'] as const

/** Splits what a person may do into the one primary act and the others, leaving out what has a place of its own, as commenting always has. */
export function splitActions(order: OrderView, leads: (team: string) => boolean, except?: Action): { primary: AllowedAction | null; others: AllowedAction[] } {
  const isStaffed = (ownAssignment(order, leads)?.volunteers.length ?? 0) > 0
  const offered = order.allowedActions.filter(({ action }) => action !== 'comment' && action !== except)
  const next = forward.filter((action) => !(action === 'assign' && isStaffed))
  const primary = next.map((wanted) => offered.find(({ action }) => action === wanted)).find(Boolean) ?? null
  return { primary, others: offered.filter((one) => one !== primary) }
}
