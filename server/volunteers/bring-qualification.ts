import { localDate, now } from '../clock.ts'
import { newId } from '../db/new-id.ts'
import { inTransaction } from '../db/transaction.ts'
import { tell } from '../notifications/tell.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { checkPhotos } from '../photos/find-photos.ts'
import { findTeamsOfMember } from '../teams/join-team.ts'
import { refuse } from './check-form.ts'
import { findDeciders } from './deciders.ts'
import { findVolunteer, showApplication } from './find-volunteer.ts'
import { isDay } from './identity.ts'
import { seal } from './sealed.ts'
import type { HeldQualification } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

export type Brought = { name: string; number?: string; until: string | null; photo?: string }

const most = 20

const check = async (actor: Actor, { until, photo }: Brought) => {
  const [missing] = await checkPhotos(actor, photo ? [photo] : [])
  refuse(actor, [
    until !== null && !isDay(until) && ['/until', '应为日期，如 2027-06-30。', 'A day like 2027-06-30 is needed.'],
    until !== null && isDay(until) && until < localDate(now()) && ['/until', '这份证书已经过期。', 'It has run out already.'],
    missing && ['/photo', missing.detail, missing.detail],
  ])
}

/** Brings a certificate of what one is qualified for; it counts once a leader of one's teams, or an administrator, has confirmed it. 422 when it has run out. */
export const bringQualification = async (actor: Actor, brought: Brought) => {
  await findVolunteer(actor.county, actor.id)
  await check(actor, brought)
  const at = now()
  const { name, number, until, photo } = brought
  const sealed = number === undefined ? {} : { sealedNumber: seal(actor.id, 'number', number) }
  const held: HeldQualification = { id: newId(), name, ...sealed, until, ...(photo && { photo }), state: 'waiting', at }
  const deciders = await findDeciders(actor, await findTeamsOfMember(actor))
  await inTransaction(async (session) => {
    const room = { _id: actor.id, state: { $ne: 'refused' as const }, [`qualifications.${most - 1}`]: { $exists: false } }
    const { modifiedCount } = await VolunteerModel.updateOne(room, { $push: { qualifications: held } }, { session })
    if (modifiedCount === 0) throw new Problem('volunteer.enough-qualifications')
    await tell(
      deciders.map((person) => ({ county: actor.county, person, telling: 'qualification.brought', about: held.id, words: { name }, at })),
      session,
    )
  })
  return showApplication(actor)
}
