import type { CertificateLayout } from '../contract/certificates.ts'
import { localDate } from '../clock.ts'
import { findLevelsOf } from '../hours/find-levels.ts'
import { findRecord } from '../hours/find-record.ts'
import { findPerson } from '../people/find-people.ts'
import { maskPhone } from '../people/mask.ts'
import type { Person } from '../people/person.ts'
import { Problem } from '../problems.ts'
import { findSettings } from '../settings/find-settings.ts'
import { findUnit } from '../units/find-units.ts'
import { findParticulars } from '../volunteers/find-particulars.ts'
import type { Facts } from './certificate.ts'
import { cutTo, type Span } from './certificate-span.ts'

export type Wish = Span & { layout: CertificateLayout }

// Who is not registered as a volunteer has given no ID number.
const particularsOf = async ({ _id, name, phone }: Person, layout: CertificateLayout): Promise<Facts['person']> => {
  const registered = await findParticulars(_id)
  const brief = { name, idNumber: registered?.idMasked ?? null }
  if (layout === '2021') return brief
  const full = registered && { gender: registered.gender, area: registered.areaName, registeredOn: localDate(registered.registeredAt) }
  return { ...brief, phone: maskPhone(phone), ...full }
}

/** What a certificate for this person says today, and up to which entry of theirs in the ledger; 422 when nothing was credited in the span. */
export const gatherFacts = async (id: string, { layout, ...span }: Wish): Promise<{ county: string; facts: Facts; upTo: number }> => {
  const person = (await findPerson(id))!
  const [{ services: all, upTo }, { starLevel }, county, particulars, { linkedNationally, recordingUnit }] = await Promise.all([
    findRecord(person),
    findLevelsOf(person),
    findUnit(person.county),
    particularsOf(person, layout),
    findSettings(person.county),
  ])
  const certified = cutTo(all, span)
  if (!certified) throw new Problem('certificate.nothing')
  return {
    county: person.county,
    upTo,
    facts: {
      layout,
      person: particulars,
      ...certified,
      level: starLevel,
      unit: recordingUnit ?? `${county?.name ?? ''}志愿服务中心`,
      linked: linkedNationally,
    },
  }
}
