import { localDate, now } from '../clock.ts'
import type { QualificationView, VolunteerRequest, VolunteerView } from '../contract/volunteers.ts'
import type { Person } from '../people/person.ts'
import { photoUrls } from '../photos/photo-links.ts'
import { ageOn } from './identity.ts'
import { open } from './sealed.ts'
import type { HeldQualification, Kept, Volunteer } from './volunteer.ts'

/** A qualification as its holder and those who confirm it see it. */
export const viewQualification = (person: string, { id, name, sealedNumber, until, photo, state, reason }: HeldQualification): QualificationView => ({
  id,
  name,
  number: open(person, 'number', sealedNumber),
  until,
  photo: photo ? { id: photo, ...photoUrls(photo) } : null,
  state,
  expired: until !== null && until < localDate(now()),
  reason: reason ?? null,
})

/** A registration as its person sees it. */
export const viewVolunteer = ({ _id, ...volunteer }: Kept): VolunteerView => {
  const { state, gender = null, idKind = null, idMasked = null, area = '', areaName = '', skills = [], categories = [], times = [] } = volunteer
  return {
    state,
    reason: volunteer.reason ?? null,
    gender,
    idKind,
    idNumber: idMasked,
    birthDate: open(_id, 'identity', volunteer.sealedIdentity)?.birthDate ?? null,
    area,
    areaName,
    skills,
    categories,
    times,
    emergencyContact: open(_id, 'contact', volunteer.sealedEmergencyContact),
    guardian: open(_id, 'contact', volunteer.sealedGuardian),
    publicName: volunteer.publicName ?? false,
    asked: volunteer.asks.map(({ id, name, state, reason, at }) => ({ team: { id, name }, state, reason: reason ?? null, at: at.toISOString() })),
    qualifications: volunteer.qualifications.map((held) => viewQualification(_id, held)),
    appliedAt: volunteer.appliedAt.toISOString(),
    registeredAt: volunteer.registeredAt?.toISOString() ?? null,
  }
}

type Asked = { at: Date; team: VolunteerRequest['team'] }

/** A request as those see it who decide on it: whom they may have to call, never the whole number. */
export const viewRequest = ({ _id, ...volunteer }: Volunteer, { name, phone }: Person, { at, team }: Asked): VolunteerRequest => {
  const { state, gender, idKind, idMasked, areaName, skills, categories, times } = volunteer
  const identity = open(_id, 'identity', volunteer.sealedIdentity)
  return {
    person: { id: _id, name },
    team,
    phone,
    registered: state === 'registered',
    gender,
    age: identity && ageOn(identity.birthDate, localDate(now())),
    idKind,
    idNumber: idMasked,
    areaName,
    skills,
    categories,
    times,
    guardian: open(_id, 'contact', volunteer.sealedGuardian),
    at: at.toISOString(),
  }
}
