import { now } from '../clock.ts'
import type { CertificateView } from '../contract/certificates.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { inTransaction } from '../db/transaction.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { tell, type Told } from '../notifications/tell.ts'
import { absent, Problem } from '../problems.ts'
import type { Revocation } from './certificate.ts'
import { RevocationModel } from './certificate.model.ts'
import { findCertificate, viewCertificates } from './find-certificates.ts'

const keep = (revocation: Revocation, told: Told) =>
  inTransaction(async (session) => {
    await RevocationModel.collection.insertOne(revocation as never, { session })
    await tell([told], session)
  })

/** Ends a certificate for good, and its person is told; 404 outside the county, 403 for others than its supervisor, 409 once it is revoked. */
export const revokeCertificate = async (actor: Actor, no: string, reason: string): Promise<CertificateView> => {
  const certificate = await findCertificate(no)
  if (certificate?.county !== actor.county) throw absent('page')
  if (!hasRole(actor, 'supervisor', actor.county)) throw new Problem('forbidden')
  const { _id, county, person } = certificate
  const at = now()
  const told: Told = { county, person: person.id, telling: 'certificate.revoked', about: `${_id} revoked`, words: { no: certificate.no, reason }, at }
  await keep({ _id, county, by: { id: actor.id, name: actor.name }, reason, at }, told).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('certificate.revoked') : error
  })
  return (await viewCertificates([certificate]))[0]!
}
