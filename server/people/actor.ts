import type { Language, Role } from '../contract/flow.ts'
import type { Named } from '../contract/orders.ts'
import type { Eligibility } from '../teams/covers.ts'

/** A team as authority needs it: what it may serve and whether this person leads it. */
export type ActorTeam = Named & { leader: boolean } & Eligibility

/** Whoever acts: a signed-in person with the roles and teams read from the database for this very request. */
export type Actor = {
  id: string
  name: string
  county: string
  language: Language
  roles: { role: Role; unit: string }[]
  teams: ActorTeam[]
  phone: string
  /** The grid they live in, where they named one. */
  grid?: string
  /** The sign-in this request came by. */
  session?: string
}

/** The program itself, for what deadlines bring about. */
export const system = (county: string): Actor => ({ id: 'system', name: '系统', county, language: 'zh-CN', roles: [], teams: [], phone: '' })
export const isSystem = (actor: Actor) => actor.id === 'system'

/** Anyone who has not signed in. */
export const nobody = (language: Language): Actor => ({ id: '', name: '', county: '', language, roles: [], teams: [], phone: '' })

/** The active teams this person leads. */
export const ledTeams = (actor: Actor) => actor.teams.filter((team) => team.leader && team.active)

/** Whether this person holds a role, at this unit or, where none is named, anywhere. */
export const hasRole = (actor: Actor, role: Role, unit?: string) => actor.roles.some((held) => held.role === role && (unit === undefined || held.unit === unit))
