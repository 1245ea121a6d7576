import type { AssignmentState, Role } from '../contract/flow.ts'
import type { LoggedEvent } from '../events/event.model.ts'
import { above, statuses, type Place } from '../orders/order-flow.ts'
import { findPeopleAt } from '../people/find-people.ts'
import { findTeamLeaders } from '../teams/find-teams.ts'
import type { Audience } from './notice-rule.ts'

// Who an audience is, as the order stood when the event happened.

type Find = (event: LoggedEvent) => Promise<string[]> | string[]

const leaders =
  (...states: AssignmentState[]): Find =>
  ({ county, record }) =>
    findTeamLeaders(
      county,
      record.concerned.teams.filter(({ state }) => states.includes(state)).map(({ id }) => id),
    )

const requesters: Find = ({ record: { concerned } }) => [concerned.requester, ...concerned.followers]

const holders: Find = (event) => {
  const { holder } = event.record
  if (holder?.unit) return findPeopleAt({ county: event.county, role: holder.role, unit: holder.unit })
  if (holder?.role === 'resident') return requesters(event)
  return leaders('offered', 'accepted')(event)
}

const atPlace = ({ county, record: { place } }: LoggedEvent, { role, at }: { role: Role; at: Place }) =>
  findPeopleAt({ county, role, unit: { ...place, county }[at] })

const pastHolders: Find = (event) => {
  const { from } = event.record
  const held = from && statuses[from].holder
  return held && held.at !== 'teams' && held.at !== 'requester' ? atPlace(event, { role: held.role, at: held.at }) : []
}

const dispatchers: Find = (event) => atPlace(event, { role: 'dispatcher', at: 'county' })

/** Over a team stands the centre that sent it. */
const oneAbove: Find = (event) => {
  const { holder } = event.record
  const upper = holder && above[holder.role]
  if (upper) return atPlace(event, upper)
  return holder?.role === 'team_leader' ? dispatchers(event) : []
}

/** Who leads two teams hears of an order once, however far apart they are. */
const marketLeaders: Find = async ({ county, record: { concerned } }) => {
  const before = await findTeamLeaders(county, concerned.toldBefore ?? [])
  return (await findTeamLeaders(county, concerned.told ?? [])).filter((leader) => !before.includes(leader))
}

export const audiences: Record<Audience, Find> = {
  requester: requesters,
  poster: ({ record }) => [record.concerned.requester],
  holders,
  past_holders: pastHolders,
  above: oneAbove,
  dispatchers,
  supervisors: (event) => atPlace(event, { role: 'supervisor', at: 'county' }),
  chain: ({ record }) => record.concerned.chain ?? [],
  leaders_in: ({ county, record }) => findTeamLeaders(county, record.concerned.teamsIn ?? []),
  market_leaders: marketLeaders,
  accepted_leaders: leaders('accepted', 'completed'),
  leaders_out: ({ county, record }) => findTeamLeaders(county, record.concerned.teamsOut ?? []),
  newcomers: ({ record }) => record.concerned.peopleIn ?? [],
  sent_home: ({ record }) => record.concerned.peopleOut ?? [],
  dispatched_by: ({ record }) => [record.concerned.dispatchedBy ?? []].flat(),
  named_volunteers: ({ record }) => record.input.volunteers ?? [],
  assigned_volunteers: ({ record }) => record.concerned.volunteers,
  credited_volunteers: ({ record }) => [...record.concerned.volunteers, ...record.concerned.helpers],
}
