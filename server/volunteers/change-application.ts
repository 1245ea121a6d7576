import { isDuplicate } from '../db/duplicate.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { checkArea, checkCategories, needsGuardian, readPapers, refuse } from './check-form.ts'
import { findVolunteer, showApplication } from './find-volunteer.ts'
import { maskNumber } from './identity.ts'
import { countNumberTry } from './number-tries.ts'
import { open, printOf, seal } from './sealed.ts'
import type { Form, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

export type Changes = Partial<Omit<Form, 'emergencyContact' | 'team'>> & { emergencyContact?: Form['emergencyContact'] | null }

/** Who one is can be mended while nobody has decided on it. */
const isIdentity = ({ gender, idKind, idNumber, birthDate }: Changes) => [gender, idKind, idNumber, birthDate].some((part) => part !== undefined)

/** The papers after a change, and whether a guardian is known. */
const papersAfter = ({ _id, idKind, sealedIdentity, sealedGuardian }: Volunteer, changes: Changes) => {
  const before = open(_id, 'identity', sealedIdentity)!
  const kind = changes.idKind ?? idKind
  const birthDate = changes.birthDate ?? (kind === 'resident_id' ? undefined : before.birthDate)
  const papers = { idKind: kind, idNumber: changes.idNumber ?? before.idNumber, ...(birthDate !== undefined && { birthDate }) }
  return { papers, guarded: (changes.guardian ?? sealedGuardian) !== undefined }
}

const identityAfter = async (actor: Actor, volunteer: Volunteer, changes: Changes) => {
  if (volunteer.state !== 'waiting') throw new Problem('volunteer.number-fixed')
  const { papers, guarded } = papersAfter(volunteer, changes)
  const { birthDate, faults } = readPapers(papers, guarded)
  refuse(actor, faults)
  if (changes.idNumber !== undefined) await countNumberTry(actor)
  const { idKind, idNumber } = papers
  return {
    gender: changes.gender ?? volunteer.gender,
    idKind,
    idMasked: maskNumber(idNumber),
    sealedIdentity: seal(actor.id, 'identity', { idNumber, birthDate }),
    numberPrint: printOf(idKind, idNumber),
  }
}

/** A guardian is kept for those who need one. */
const guardianAfter = ({ _id, sealedIdentity }: Volunteer, { guardian }: Changes, newIdentity?: string) => {
  const identity = open(_id, 'identity', newIdentity ?? sealedIdentity)
  if (!guardian || !identity || !needsGuardian(identity.birthDate)) return {}
  const { name, phone, relation } = guardian
  return { sealedGuardian: seal(_id, 'contact', { name, phone, relation }) }
}

const detailsAfter = async (actor: Actor, { area, categories, skills, times, publicName, emergencyContact }: Changes) => {
  const found = area === undefined ? undefined : await checkArea(actor, area)
  refuse(actor, [...(found?.faults ?? []), ...(categories ? await checkCategories(actor, categories) : [])])
  return {
    ...(found && { area, areaName: found.areaName }),
    ...(categories && { categories }),
    ...(skills && { skills }),
    ...(times && { times }),
    ...(publicName !== undefined && { publicName }),
    ...(emergencyContact && { sealedEmergencyContact: seal(actor.id, 'contact', emergencyContact) }),
  }
}

/** Changes what one may change of one's registration: the identity only while it waits (409), all else until it is refused (404). */
export const changeApplication = async (actor: Actor, changes: Changes) => {
  const volunteer = await findVolunteer(actor.county, actor.id)
  if (volunteer.state === 'refused') throw new Problem('volunteer.refused')
  const details = await detailsAfter(actor, changes)
  const identity = isIdentity(changes) ? await identityAfter(actor, volunteer, changes) : undefined
  const $set = { ...details, ...identity, ...guardianAfter(volunteer, changes, identity?.sealedIdentity) }
  const $unset = changes.emergencyContact === null ? { sealedEmergencyContact: 1 as const } : {}
  const still = identity ? 'waiting' : { $ne: 'refused' as const }
  try {
    const { matchedCount } = await VolunteerModel.updateOne({ _id: actor.id, state: still }, { $set, $unset })
    if (matchedCount === 0) throw new Problem('volunteer.number-fixed')
  } catch (error) {
    throw isDuplicate(error) ? new Problem('volunteer.number-taken') : error
  }
  return showApplication(actor)
}
