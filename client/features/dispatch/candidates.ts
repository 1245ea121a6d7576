import type { Candidates } from '@contract/orders.ts'
import type { Presence } from '@contract/people.ts'

export type Candidate = Candidates['items'][number]

/** Nobody of the team may hear of an order for a while: it is shown, in grey. */
export const isAway = (presence: Presence): boolean => presence !== 'on'

/** The ranking as the server gave it, with the teams that cannot be reached behind all others. */
export function reachableFirst(ranked: Candidate[]): Candidate[] {
  const isGone = ({ presence }: Candidate) => presence === 'unreachable' || presence === 'off'
  return [...ranked.filter((one) => !isGone(one)), ...ranked.filter(isGone)]
}
