import type { RevealedNumber } from '../contract/volunteers.ts'
import { keepAccess } from '../orders/keep-access.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { absent, Problem } from '../problems.ts'
import { findVolunteer } from './find-volunteer.ts'
import { open } from './sealed.ts'
import type { Volunteer } from './volunteer.ts'

// ID numbers are shown masked to everyone. Who needs one names a purpose, and that they asked is kept.

const countyWide = ['supervisor', 'admin'] as const

/** Whether a request to a team this person leads waits: who decides on it compares the number with the paper. */
const decidesOn = ({ id, teams }: Actor, { _id, asks }: Volunteer) =>
  _id !== id && asks.some((ask) => ask.state === 'waiting' && teams.some((team) => team.leader && team.id === ask.id))

const roleOf = (actor: Actor, volunteer: Volunteer) =>
  countyWide.find((role) => hasRole(actor, role)) ?? (decidesOn(actor, volunteer) ? ('team_leader' as const) : undefined)

/**
 * The registration, to those who may ask for its number: the county's supervisors and administrators, and a leader while the request to their team
 * waits (403 for others); 404 out of the county.
 */
export const mustRevealNumber = async (actor: Actor, person: string) => {
  const volunteer = await findVolunteer(actor.county, person)
  const role = roleOf(actor, volunteer)
  if (!role) throw new Problem('forbidden')
  return { volunteer, role }
}

/** Answers a volunteer's ID number and keeps who asked and what for; 404 where a refused registration has none any more. */
export const revealNumber = async (actor: Actor, id: string, purpose: string): Promise<RevealedNumber> => {
  const { volunteer, role } = await mustRevealNumber(actor, id)
  const identity = open(id, 'identity', volunteer.sealedIdentity)
  if (!identity) throw absent('person')
  const person = { id, name: (await findPerson(id))?.name ?? '' }
  await keepAccess(actor, { volunteer: person, role, purpose })
  return { person, idKind: volunteer.idKind, idNumber: identity.idNumber }
}
