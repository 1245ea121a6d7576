import type { Action } from '@contract/flow.ts'
import type { AllowedAction, OrderView } from '@contract/orders.ts'
import { ownAssignment } from './teams.ts'

// The one thing to do next, most pressing first. Settling, returning and the like are a choice, never the default.
const forward: Action[] = ['collect', 'report', 'claim', 'dispatch', 'accept', 'check_out', 'check_in', 'assign', 'complete', 'rate']
// What is seldom done stands behind 更多 even where there is room for the rest: on a page, or where nothing else is to be done.
const seldom: Action[] = ['reject', 'transfer', 'merge', 'recall', 'suspend', 'extend', 'supervise']

type Circumstances = { leads: (team: string) => boolean; except: Action[]; all?: boolean }
type SplitActions = Record<'beside' | 'behind', AllowedAction[]> & { primary: AllowedAction | null }

/** Splits what a person may do into the one primary act, those in sight and those behind 更多, leaving out what has a place of its own, as commenting always has. */
export function splitActions(order: OrderView, { leads, except, all }: Circumstances): SplitActions {
  const isStaffed = (ownAssignment(order, leads)?.volunteers.length ?? 0) > 0
  const offered = order.allowedActions.filter(({ action }) => action !== 'comment' && !except.includes(action))
  const next = forward.filter((action) => !(action === 'assign' && isStaffed))
  const primary = next.map((wanted) => offered.find(({ action }) => action === wanted)).find(Boolean) ?? null
  const others = offered.filter((one) => one !== primary)
  // Whose turn it is to rate need not urge anyone.
  const isSeldom = ({ action }: AllowedAction) => (primary && !all) || seldom.includes(action) || (action === 'urge' && order.status === 'served')
  return { primary, beside: others.filter((one) => !isSeldom(one)), behind: others.filter(isSeldom) }
}
