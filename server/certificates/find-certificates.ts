import type { CertificateCheck, CertificateView } from '../contract/certificates.ts'
import type { Page } from '../contract/orders.ts'
import { localDate } from '../clock.ts'
import { afterEveryId } from '../db/new-id.ts'
import { findTakenBack } from '../hours/find-record.ts'
import { mustReadHoursOf } from '../hours/hours-reach.ts'
import type { Actor } from '../people/actor.ts'
import { maskName } from '../people/mask.ts'
import { absent } from '../problems.ts'
import type { Certificate, CertifiedServices, Facts, Revocation } from './certificate.ts'
import { CertificateModel, CertifiedServicesModel, RevocationModel } from './certificate.model.ts'
import { countyOfNumber, readNumber } from './certificate-number.ts'

type Standing = { revocation: Revocation | undefined; changed: boolean }

const certified = ({ facts, sums, issuedAt }: Certificate, { revocation, changed }: Standing) => ({
  state: revocation ? ('revoked' as const) : ('valid' as const),
  layout: facts.layout,
  from: facts.from,
  to: facts.to,
  ...sums,
  level: facts.level,
  unit: facts.unit,
  linked: facts.linked,
  issuedOn: localDate(issuedAt),
  changed,
  revokedAt: revocation?.at.toISOString() ?? null,
})

const viewCertificate = (certificate: Certificate, standing: Standing): CertificateView => ({
  no: certificate.no,
  person: certificate.person,
  ...certified(certificate, standing),
  reason: standing.revocation?.reason ?? null,
  issuedAt: certificate.issuedAt.toISOString(),
  issuedBy: certificate.issuedBy,
  revokedBy: standing.revocation?.by ?? null,
})

/** Those of these certificates of a county that name services taken back since, by their ids. Their services are looked at only where something was taken back. */
const findChanged = async (county: string, certificates: Certificate[]): Promise<Set<string>> => {
  const taken = await findTakenBack(
    county,
    certificates.map(({ person, upTo }) => ({ person: person.id, n: upTo })),
  )
  if (taken.size === 0) return new Set()
  const found = await CertifiedServicesModel.find(
    { county, _id: { $in: certificates.map(({ _id }) => _id) }, 'services.entry': { $in: [...taken] } },
    { _id: 1 },
  )
  return new Set(found.map(({ _id }) => _id))
}

/** How certificates of a county stand: in their order, whether and how each ended, and whether it has changed since. */
const findStanding = async (certificates: Certificate[]): Promise<Standing[]> => {
  if (certificates.length === 0) return []
  const [{ county }] = certificates as [Certificate]
  const ids = certificates.map(({ _id }) => _id)
  const [revocations, changed] = await Promise.all([
    RevocationModel.find({ county, _id: { $in: ids } }).lean<Revocation[]>(),
    findChanged(county, certificates),
  ])
  return ids.map((id) => ({ revocation: revocations.find(({ _id }) => _id === id), changed: changed.has(id) }))
}

/** Certificates of a county as they stand. */
export const viewCertificates = async (certificates: Certificate[]): Promise<CertificateView[]> => {
  const standing = await findStanding(certificates)
  return certificates.map((certificate, index) => viewCertificate(certificate, standing[index]!))
}

/** The certificate of a number, however typed; null when there is none. */
export const findCertificate = (typed: string) => {
  const no = readNumber(typed)
  return CertificateModel.findOne({ county: countyOfNumber(no), no }).lean<Certificate>()
}

/** All that a certificate says on paper, and how it stands. */
export const findPaper = async (certificate: Certificate): Promise<Standing & { facts: Facts }> => {
  const [kept, [standing]] = await Promise.all([
    CertifiedServicesModel.findOne({ _id: certificate._id, county: certificate.county }).lean<CertifiedServices>(),
    findStanding([certificate]),
  ])
  return { facts: { ...certificate.facts, services: kept!.services }, ...standing! }
}

/** The certificate of a number to whoever may read its person's hours; 404 otherwise. */
export const mustFindCertificate = async (actor: Actor, no: string): Promise<Certificate> => {
  const certificate = await findCertificate(no)
  if (!certificate) throw absent('page')
  await mustReadHoursOf(actor, certificate.person.id)
  return certificate
}

/** A person's certificates, newest first, to whoever may read their hours; 404 otherwise. */
export const findCertificates = async (actor: Actor, id: string, { limit, cursor }: { limit: number; cursor?: string }): Promise<Page<CertificateView>> => {
  await mustReadHoursOf(actor, id)
  const rows = await CertificateModel.find({ county: actor.county, 'person.id': id, _id: { $lt: cursor ?? afterEveryId } })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<Certificate[]>()
  const page = rows.slice(0, limit)
  return { items: await viewCertificates(page), nextCursor: rows.length > limit ? page.at(-1)!._id : null }
}

/** What anyone learns of a number: whether it stands, and what its holder's paper says anyway. */
export const checkCertificate = async (no: string): Promise<CertificateCheck> => {
  const certificate = await findCertificate(no)
  if (!certificate) return { no: readNumber(no), state: 'unknown' }
  const [standing] = await findStanding([certificate])
  return { no: certificate.no, name: maskName(certificate.facts.person.name), ...certified(certificate, standing!) }
}
