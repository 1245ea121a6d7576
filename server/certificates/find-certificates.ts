import type { CertificateCheck, CertificateView } from '../contract/certificates.ts'
import type { Page } from '../contract/orders.ts'
import { localDate } from '../clock.ts'
import { findReversed } from '../hours/find-record.ts'
import { mustReadHoursOf } from '../hours/hours-reach.ts'
import type { Actor } from '../people/actor.ts'
import { maskName } from '../people/mask.ts'
import { absent } from '../problems.ts'
import { sumsOf, type Certificate, type Revocation } from './certificate.ts'
import { CertificateModel, RevocationModel } from './certificate.model.ts'
import { readNumber } from './certificate-number.ts'

type Standing = { revocation?: Revocation; reversed: Set<string> }

const certified = ({ facts, issuedAt }: Certificate, { revocation, reversed }: Standing) => ({
  state: revocation ? ('revoked' as const) : ('valid' as const),
  layout: facts.layout,
  from: facts.from,
  to: facts.to,
  ...sumsOf(facts),
  level: facts.level,
  unit: facts.unit,
  linked: facts.linked,
  issuedOn: localDate(issuedAt),
  changed: facts.services.some(({ entry }) => reversed.has(entry)),
  revokedAt: revocation?.at.toISOString() ?? null,
})

const viewCertificate = (certificate: Certificate, standing: Standing): CertificateView => ({
  no: certificate.no,
  person: certificate.person,
  ...certified(certificate, standing),
  reason: standing.revocation?.reason ?? null,
  issuedAt: certificate.issuedAt.toISOString(),
})

/** Certificates of one person as they stand. */
export const viewCertificates = async (person: string, certificates: Certificate[]): Promise<CertificateView[]> => {
  const ids = certificates.map(({ _id }) => _id)
  const [revocations, reversed] = await Promise.all([RevocationModel.find({ _id: { $in: ids } }).lean<Revocation[]>(), findReversed(person)])
  return certificates.map((certificate) => viewCertificate(certificate, { revocation: revocations.find(({ _id }) => _id === certificate._id), reversed }))
}

/** The certificate of a number, however typed; null when there is none. */
export const findCertificate = (no: string) => CertificateModel.findOne({ no: readNumber(no) }).lean<Certificate>()

/** How a certificate ended, if it did. */
export const findRevocation = ({ _id }: Certificate) => RevocationModel.findById(_id).lean<Revocation>()

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
  const rows = await CertificateModel.find({ 'person.id': id, ...(cursor && { _id: { $lt: cursor } }) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<Certificate[]>()
  const page = rows.slice(0, limit)
  return { items: await viewCertificates(id, page), nextCursor: rows.length > limit ? page.at(-1)!._id : null }
}

/** What anyone learns of a number: whether it stands, and what its holder's paper says anyway. */
export const checkCertificate = async (no: string): Promise<CertificateCheck> => {
  const certificate = await findCertificate(no)
  if (!certificate) return { no: readNumber(no), state: 'unknown' }
  const [revocation, reversed] = await Promise.all([findRevocation(certificate), findReversed(certificate.person.id)])
  return { no: certificate.no, name: maskName(certificate.facts.person.name), ...certified(certificate, { ...(revocation && { revocation }), reversed }) }
}
