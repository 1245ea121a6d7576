import { now } from '../clock.ts'
import type { CertificateView } from '../contract/certificates.ts'
import { isConflict, isDuplicate } from '../db/duplicate.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import type { Revocation } from './certificate.ts'
import { RevocationModel } from './certificate.model.ts'
import { findCertificate, viewCertificates } from './find-certificates.ts'

const tries = 10

const keep = async (revocation: Revocation, left = tries): Promise<void> => {
  try {
    await RevocationModel.collection.insertOne(revocation as never)
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('certificate.revoked')
    if (left === 0 || !isConflict(error)) throw error
    await keep(revocation, left - 1)
  }
}

/** Ends a certificate for good; 404 outside the county, 403 for others than its supervisor, 409 once it is revoked. */
export const revokeCertificate = async (actor: Actor, no: string, reason: string): Promise<CertificateView> => {
  const certificate = await findCertificate(no)
  if (certificate?.county !== actor.county) throw absent('page')
  if (!hasRole(actor, 'supervisor', actor.county)) throw new Problem('forbidden')
  await keep({ _id: certificate._id, by: { id: actor.id, name: actor.name }, reason, at: now() })
  return (await viewCertificates(certificate.person.id, [certificate]))[0]!
}
