import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { showTeam } from './find-teams.ts'
import { TeamModel, type Team } from './team.model.ts'

/** What a leader says of the team from day to day. */
type Daily = { onDuty?: boolean; alertsForEmergencies?: boolean }

/** What the county settles; null takes a limit away. */
type Settled = Partial<Pick<Team, 'capacity' | 'categories' | 'area' | 'qualifications'>> & {
  hours?: Team['hours'] | null
  radiusMetres?: number | null
  weeklyLimit?: number | null
}

export type TeamChanges = Daily & Settled

const daily = new Set(['onDuty', 'alertsForEmergencies'])

const mayChange = (actor: Actor, leader: string, fields: string[]) =>
  hasRole(actor, 'admin') || (fields.every((field) => daily.has(field)) && (leader === actor.id || hasRole(actor, 'dispatcher')))

/**
 * Changes a team: whether it takes orders now, which its leader and the county's dispatchers may say, and what it can serve, which is for the
 * county's administrators; 404 out of reach, 403 for others.
 */
export const changeTeam = async (actor: Actor, id: string, changes: TeamChanges) => {
  const team = await showTeam(actor, id)
  const entries = Object.entries(changes)
  if (!mayChange(actor, team.leader.id, Object.keys(changes))) throw new Problem('forbidden')
  // What members hold stays beside what the county says of the team itself.
  const gathered = changes.qualifications && ((await TeamModel.findById(id).lean<Team>())?.qualifications ?? []).filter(({ ofMembers }) => ofMembers)
  const set = {
    ...Object.fromEntries(entries.filter(([, value]) => value !== null)),
    ...(gathered && { qualifications: [...changes.qualifications!, ...gathered] }),
  }
  const gone = Object.fromEntries(entries.filter(([, value]) => value === null).map(([field]) => [field, 1]))
  await TeamModel.updateOne({ _id: id }, { ...(Object.keys(set).length > 0 && { $set: set }), ...(Object.keys(gone).length > 0 && { $unset: gone }) })
  return showTeam(actor, id)
}
