import { hasRole, type Actor } from '../people/actor.ts'
import { findPeopleAt } from '../people/find-people.ts'
import { Problem } from '../problems.ts'
import { showTeam } from '../teams/find-teams.ts'
import type { Team } from '../teams/team.model.ts'

// Who decides on volunteers: the leader of the team they ask to join or are in, and the county's administrators. Nobody on oneself.

/** The team, to those who decide on its requests; 404 out of the county, 403 for others. */
export const mustDecideFor = async (actor: Actor, team: string) => {
  const found = await showTeam(actor, team)
  if (found.leader.id !== actor.id && !hasRole(actor, 'admin')) throw new Problem('forbidden')
  return found
}

/** 403 for others than the county's administrators. */
export const mustAdminister = (actor: Actor) => {
  if (!hasRole(actor, 'admin')) throw new Problem('forbidden')
}

export const notOneself = (actor: Actor, person: string) => {
  if (actor.id === person) throw new Problem('forbidden')
}

type Led = Pick<Team, 'active' | 'leader'>

/** Whether a team has a leader to decide on what this person asks: not once it is inactive, and not its leader on themselves. */
export const hasDecider = ({ active, leader }: Led, person: string) => active && leader.id !== person

/** Who is to hear of what a person asks of these teams: their leaders, or the county's administrators where no leader may decide. */
export const findDeciders = async ({ id, county }: Pick<Actor, 'id' | 'county'>, teams: Led[]) => {
  const leaders = teams.filter((team) => hasDecider(team, id)).map(({ leader }) => leader.id)
  const deciders = leaders.length > 0 ? leaders : await findPeopleAt({ county, role: 'admin', unit: county })
  return [...new Set(deciders)].filter((person) => person !== id)
}
