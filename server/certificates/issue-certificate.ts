import { now } from '../clock.ts'
import { isConflict, isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import { inTransaction } from '../db/transaction.ts'
import { limitTries } from '../db/tries.ts'
import { mustReadHoursOf } from '../hours/hours-reach.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { fingerprintOf, sumsOf, type Certificate, type CertifiedServices } from './certificate.ts'
import { CertificateModel, CertifiedServicesModel, RevocationModel } from './certificate.model.ts'
import { nextCertificateNumber } from './certificate-number.ts'
import { gatherFacts, type Wish } from './gather-facts.ts'

const tries = 10
const mostNew = 20
const fresh = limitTries(mostNew, 24 * 3600)

const findLast = ({ county, fingerprint }: Draft) => CertificateModel.findOne({ county, fingerprint }).sort({ edition: -1 }).lean<Certificate>()

type Draft = Omit<Certificate, '_id' | 'no' | 'edition'> & Pick<CertifiedServices, 'services'>

const countNew = async (key: string) => {
  const counted = await fresh.count(key)
  if ('left' in counted) return
  const retryAfter = Math.ceil(counted.waitMs / 1000)
  throw new Problem('certificate.enough', { most: mostNew, hours: Math.ceil(retryAfter / 3600) }, { retryAfter })
}

const keep = (certificate: Certificate, services: CertifiedServices['services']) =>
  inTransaction(async (session) => {
    await CertificateModel.collection.insertOne(certificate as never, { session })
    await CertifiedServicesModel.collection.insertOne({ _id: certificate._id, county: certificate.county, services } as never, { session })
  })

const write = async ({ services, ...draft }: Draft, edition: number) => {
  const key = `certificate/${draft.person.id}`
  await countNew(key)
  try {
    const certificate: Certificate = { _id: newId(), no: await nextCertificateNumber(draft.county, draft.issuedAt), ...draft, edition }
    await keep(certificate, services)
    return certificate
  } catch (error) {
    await fresh.giveBack(key)
    throw error
  }
}

/** The standing certificate of these facts, or a new one; of several who ask at once one writes it and all get it. */
const issueOnce = async (draft: Draft, left = tries): Promise<Certificate> => {
  const last = await findLast(draft)
  if (last && !(await RevocationModel.exists({ _id: last._id, county: last.county }))) return last
  try {
    return await write(draft, (last?.edition ?? 0) + 1)
  } catch (error) {
    if (left === 0 || !(isDuplicate(error) || isConflict(error))) throw error
    return issueOnce(draft, left - 1)
  }
}

/**
 * Certifies a person's credited services to whoever may read them (404 otherwise): the same facts under the same number. 422 when there are none,
 * 429 after so many new ones for this person within a day.
 */
export const issueCertificate = async (actor: Actor, id: string, wish: Wish): Promise<Certificate> => {
  await mustReadHoursOf(actor, id)
  const { county, upTo, facts } = await gatherFacts(id, wish)
  const { services, ...head } = facts
  return issueOnce({
    county,
    person: { id, name: facts.person.name },
    facts: head,
    services,
    sums: sumsOf(facts),
    upTo,
    fingerprint: fingerprintOf(id, facts),
    issuedAt: now(),
    issuedBy: { id: actor.id, name: actor.name },
  })
}
