import type { RevealedNumber } from '../contract/volunteers.ts'
import { keepAccess } from '../orders/keep-access.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { absent, Problem } from '../problems.ts'
import { findVolunteer } from './find-volunteer.ts'
import { open } from './sealed.ts'

// ID numbers are shown masked to everyone. Who needs one names a purpose, and that they asked is kept.

const roleOf = (actor: Actor) => (['supervisor', 'admin'] as const).find((role) => hasRole(actor, role))

/** The registration, to those who may ask for its number: the county's supervisors and administrators (403); 404 out of the county. */
export const mustRevealNumber = async (actor: Actor, person: string) => {
  const volunteer = await findVolunteer(actor.county, person)
  const role = roleOf(actor)
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
