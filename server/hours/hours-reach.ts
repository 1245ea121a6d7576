import { hasRole, type Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { absent } from '../problems.ts'
import { showTeam } from '../teams/find-teams.ts'

// Whose hours a person may read: one's own, for leaders their members', for the centre everyone's of the county.

const countyWide = ['supervisor', 'dispatcher', 'admin'] as const

/** Whether a post makes someone read all hours of the county. */
export const readsAll = (actor: Actor) => countyWide.some((role) => hasRole(actor, role))

const isOverseen = async (actor: Actor, id: string) => {
  const person = await findPerson(id)
  if (person?.county !== actor.county) return false
  if (readsAll(actor)) return true
  const led = actor.teams.filter(({ leader }) => leader)
  const rosters = await Promise.all(led.map((team) => showTeam(actor, team.id)))
  return rosters.some(({ members }) => members.some((member) => member.id === id))
}

/** 404 unless this person may read the other one's hours. */
export const mustReadHoursOf = async (actor: Actor, id: string) => {
  if (id !== actor.id && !(await isOverseen(actor, id))) throw absent('person')
}
