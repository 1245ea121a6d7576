import type { AssignmentState } from '../contract/flow.ts'
import type { LoggedEvent } from '../events/event.model.ts'
import { above } from '../orders/order-flow.ts'
import { findPeopleAt } from '../people/find-people.ts'
import { findTeamLeaders } from '../teams/find-teams.ts'
import type { Audience } from './notice-rules.ts'

// Who an audience is, as the order stood when the event happened.

type Find = (event: LoggedEvent) => Promise<string[]> | string[]

const leaders =
  (...states: AssignmentState[]): Find =>
  ({ record }) =>
    findTeamLeaders(record.concerned.teams.filter(({ state }) => states.includes(state)).map(({ id }) => id))

const holders: Find = (event) => {
  const { holder, concerned } = event.record
  if (holder?.unit) return findPeopleAt(holder.role, holder.unit)
  if (holder?.role === 'resident') return [concerned.requester]
  return leaders('offered', 'accepted')(event)
}

const oneAbove: Find = ({ county, record: { holder, place } }) => {
  const upper = holder && above[holder.role]
  return upper ? findPeopleAt(upper.role, { ...place, county }[upper.at]) : []
}

export const audiences: Record<Audience, Find> = {
  requester: ({ record }) => [record.concerned.requester],
  holders,
  above: oneAbove,
  offered_leaders: leaders('offered'),
  accepted_leaders: leaders('accepted', 'completed'),
  withdrawn_leaders: leaders('withdrawn'),
  lapsed_leaders: leaders('lapsed'),
  assigned_volunteers: ({ record }) => record.concerned.volunteers,
  credited_volunteers: ({ record }) => [...record.concerned.volunteers, ...record.concerned.helpers],
}
