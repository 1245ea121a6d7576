import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { showTeam } from './find-teams.ts'
import { TeamModel } from './team.model.ts'

export type TeamChanges = { onDuty?: boolean; alertsForEmergencies?: boolean }

/** Changes whether a team takes orders now: its leader may, and the county's dispatchers and administrators; 404 out of reach, 403 for others. */
export const changeTeam = async (actor: Actor, id: string, changes: TeamChanges) => {
  const team = await showTeam(actor, id)
  const may = team.leader.id === actor.id || hasRole(actor, 'dispatcher') || hasRole(actor, 'admin')
  if (!may) throw new Problem('forbidden')
  await TeamModel.updateOne({ _id: id }, { $set: changes })
  return showTeam(actor, id)
}
