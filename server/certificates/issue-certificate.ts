import { now } from '../clock.ts'
import { isConflict, isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import { mustReadHoursOf } from '../hours/hours-reach.ts'
import type { Actor } from '../people/actor.ts'
import { fingerprintOf, type Certificate } from './certificate.ts'
import { CertificateModel, RevocationModel } from './certificate.model.ts'
import { nextCertificateNumber } from './certificate-number.ts'
import { gatherFacts, type Wish } from './gather-facts.ts'

const tries = 10

const findLast = (fingerprint: string) => CertificateModel.findOne({ fingerprint }).sort({ edition: -1 }).lean<Certificate>()

type Draft = Omit<Certificate, '_id' | 'no' | 'edition'>

const write = async (draft: Draft, edition: number) => {
  const certificate: Certificate = { _id: newId(), no: await nextCertificateNumber(draft.county, draft.issuedAt), ...draft, edition }
  await CertificateModel.collection.insertOne(certificate as never)
  return certificate
}

/** The standing certificate of these facts, or a new one; of several who ask at once one writes it and all get it. */
const issueOnce = async (draft: Draft, left = tries): Promise<Certificate> => {
  const last = await findLast(draft.fingerprint)
  if (last && !(await RevocationModel.exists({ _id: last._id }))) return last
  try {
    return await write(draft, (last?.edition ?? 0) + 1)
  } catch (error) {
    if (left === 0 || !(isDuplicate(error) || isConflict(error))) throw error
    return issueOnce(draft, left - 1)
  }
}

/** Certifies a person's credited services to whoever may read them (404 otherwise): the same facts under the same number. 422 when there are none. */
export const issueCertificate = async (actor: Actor, id: string, wish: Wish): Promise<Certificate> => {
  await mustReadHoursOf(actor, id)
  const { county, facts } = await gatherFacts(id, wish)
  return issueOnce({
    county,
    person: { id, name: facts.person.name },
    facts,
    fingerprint: fingerprintOf(id, facts),
    issuedAt: now(),
    issuedBy: { id: actor.id, name: actor.name },
  })
}
