import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { showTeam } from '../teams/find-teams.ts'

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
