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

/** Days in Asia/Shanghai, both of them within. */
export type Wish = { layout: CertificateLayout; from?: string; to?: string }

const dayMs = 86_400_000
const beginOf = (day: string) => new Date(`${day}T00:00:00+08:00`)
const endOf = (day: string) => new Date(beginOf(day).getTime() + dayMs)

// Who is not registered as a volunteer has given no ID number.
const particularsOf = async ({ _id, name, phone }: Person, layout: CertificateLayout): Promise<Facts['person']> => {
  const registered = await findParticulars(_id)
  const brief = { name, idNumber: registered?.idMasked ?? null }
  if (layout === '2021') return brief
  const full = registered && { gender: registered.gender, area: registered.areaName, registeredOn: localDate(registered.registeredAt) }
  return { ...brief, phone: maskPhone(phone), ...full }
}

/** What a certificate for this person says today; 422 when nothing was credited in the span. */
export const gatherFacts = async (id: string, { layout, from, to }: Wish): Promise<{ county: string; facts: Facts }> => {
  const person = (await findPerson(id))!
  const [services, { starLevel }, county, particulars, { linkedNationally, recordingUnit }] = await Promise.all([
    findRecord(id, { ...(from && { from: beginOf(from) }), ...(to && { before: endOf(to) }) }),
    findLevelsOf(id),
    findUnit(person.county),
    particularsOf(person, layout),
    findSettings(person.county),
  ])
  const [first, last] = [services[0], services.at(-1)]
  if (!first || !last) throw new Problem('certificate.nothing')
  return {
    county: person.county,
    facts: {
      layout,
      person: particulars,
      from: from ?? localDate(new Date(first.from)),
      to: to ?? localDate(new Date(last.from)),
      services,
      level: starLevel,
      unit: recordingUnit ?? `${county?.name ?? ''}志愿服务中心`,
      linked: linkedNationally,
    },
  }
}
