import type { CertificateQuery, CertificateView } from '../contract/certificates.ts'
import type { Page } from '../contract/orders.ts'
import { afterEveryId } from '../db/new-id.ts'
import { readsAll } from '../hours/hours-reach.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import type { Certificate } from './certificate.ts'
import { CertificateModel, RevocationModel } from './certificate.model.ts'
import { readNumber } from './certificate-number.ts'
import { viewCertificates } from './find-certificates.ts'

const last = '\u{10ffff}'
const beginning = (text: string) => ({ $gte: text, $lt: text + last })

/** By the beginning of a name, or of a number, with or without the part that all of the county's numbers have. */
const matching = (county: string, q: string) => {
  const typed = readNumber(q)
  const no = typed.startsWith('ZM') ? typed : `ZM-${county.slice(0, 6)}-${typed}`
  return { $or: [{ 'person.name': beginning(q) }, { no: beginning(no) }] }
}

// Revocations are rare: what is revoked is told by its ids.
const standing = async (county: string, state: CertificateQuery['state']) => {
  if (!state) return {}
  const revoked = await RevocationModel.find({ county }, { _id: 1 }).lean<{ _id: string }[]>()
  return { [state === 'revoked' ? '$in' : '$nin']: revoked.map(({ _id }) => _id) }
}

/** The county's certificates, newest first, to those who read the hours of all of it; 403 for others. */
export const findCountyCertificates = async (
  actor: Actor,
  { limit, cursor, q, state }: CertificateQuery & { limit: number },
): Promise<Page<CertificateView>> => {
  if (!readsAll(actor)) throw new Problem('forbidden')
  const { county } = actor
  const _id = { ...(await standing(county, state)), $lt: cursor ?? afterEveryId }
  const rows = await CertificateModel.find({ county, _id, ...(q && matching(county, q)) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<Certificate[]>()
  const page = rows.slice(0, limit)
  return { items: await viewCertificates(page), nextCursor: rows.length > limit ? page.at(-1)!._id : null }
}
