import type { AssignmentView, OrderView } from '@contract/orders.ts'

type Leads = (team: string) => boolean

const ofThisRound = ({ assignments, round }: OrderView) => assignments.filter((one) => one.round === round)

/** The part offered to a team of the reader's, if one still waits for an answer. */
export const ownOffer = (order: OrderView, leads: Leads): AssignmentView | undefined =>
  ofThisRound(order).find(({ team, state }) => state === 'offered' && leads(team.id))

/** The teams that took it already. */
export const ahead = (order: OrderView): string[] => ofThisRound(order).flatMap(({ team, state }) => (state === 'accepted' ? [team.name] : []))

export type Ending = { key: 'own' | 'other' | 'declined' | 'lapsed' | 'withdrawn' | 'gone'; team: string }

/** What became of an order the reader's teams can no longer take. */
export function endingOf(order: OrderView, leads: Leads): Ending {
  const parts = ofThisRound(order)
  const own = parts.findLast(({ team, state }) => leads(team.id) && state !== 'offered')
  const other = parts.find(({ state }) => state === 'accepted' || state === 'completed')
  if (own?.state === 'accepted' || own?.state === 'completed') return { key: 'own', team: own.team.name }
  if (own?.state === 'declined' || own?.state === 'lapsed') return { key: own.state, team: own.team.name }
  if (other) return { key: 'other', team: other.team.name }
  return own ? { key: 'withdrawn', team: own.team.name } : { key: 'gone', team: '' }
}
