import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { inTransaction } from '../db/transaction.ts'
import { tell } from '../notifications/tell.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findActiveTeams } from '../teams/find-teams.ts'
import { checkForm, needsGuardian } from './check-form.ts'
import { findDeciders } from './deciders.ts'
import { showApplication } from './find-volunteer.ts'
import { maskNumber } from './identity.ts'
import { countNumberTry } from './number-tries.ts'
import { printOf, seal } from './sealed.ts'
import type { Form, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

type Checked = Awaited<ReturnType<typeof checkForm>>

const withoutConsent = ({ name, phone, relation }: NonNullable<Form['guardian']>) => ({ name, phone, relation })

const recordOf = ({ id, county }: Actor, form: Form, { birthDate, areaName, team }: Checked): Volunteer => {
  const { gender, idKind, idNumber, area, skills, categories, times, publicName, emergencyContact, guardian } = form
  const at = now()
  return {
    _id: id,
    county,
    state: 'waiting',
    gender,
    idKind,
    idMasked: maskNumber(idNumber),
    sealedIdentity: seal(id, 'identity', { idNumber, birthDate }),
    numberPrint: printOf(idKind, idNumber),
    area,
    areaName,
    skills,
    categories,
    times: times ?? [],
    ...(emergencyContact && { sealedEmergencyContact: seal(id, 'contact', emergencyContact) }),
    ...(guardian && needsGuardian(birthDate) && { sealedGuardian: seal(id, 'contact', withoutConsent(guardian)) }),
    publicName,
    agreedAt: at,
    asks: team ? [{ ...team, state: 'waiting', at }] : [],
    qualifications: [],
    appliedAt: at,
  }
}

/** Those who decide on it are told. */
const tellDeciders = async ({ _id, county, asks, appliedAt }: Volunteer, session: ClientSession) => {
  const team = asks[0]
  const deciders = await findDeciders({ id: _id, county }, await findActiveTeams(county, team ? [team.id] : []))
  const telling = team ? 'team.asked' : 'volunteer.applied'
  const about = `${_id} ${telling} ${appliedAt.getTime()}`
  await tell(
    deciders.map((person) => ({ county, person, telling, about, words: { team: team?.name ?? '' }, at: appliedAt })),
    session,
  )
}

/**
 * Asks to be registered as a volunteer: one registration a person, one person a number (409). Whoever was refused may ask again.
 * 422 names every fault at its field.
 */
export const apply = async (actor: Actor, form: Form) => {
  const record = recordOf(actor, form, await checkForm(actor, form))
  await countNumberTry(actor)
  try {
    await inTransaction(async (session) => {
      await VolunteerModel.deleteOne({ _id: actor.id, state: 'refused' }, { session })
      await VolunteerModel.collection.insertOne(record as never, { session })
      await tellDeciders(record, session)
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const own = await VolunteerModel.exists({ _id: actor.id, state: { $ne: 'refused' } })
    throw new Problem(own ? 'volunteer.already' : 'volunteer.number-taken')
  }
  return showApplication(actor)
}
