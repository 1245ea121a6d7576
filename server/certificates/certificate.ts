import { stringify } from 'safe-stable-stringify'
import { createHash } from 'node:crypto'
import type { CertificateLayout } from '../contract/certificates.ts'
import type { Named } from '../contract/orders.ts'
import type { CreditedService } from '../hours/find-record.ts'

/** What stands on the paper, as it stood when it was issued; dates YYYY-MM-DD in Asia/Shanghai, nothing else than what is printed. */
export type Facts = {
  layout: CertificateLayout
  person: { name: string; idNumber: string | null; phone?: string; gender?: 'male' | 'female'; area?: string; registeredOn?: string }
  from: string
  to: string
  services: CreditedService[]
  level: number
  unit: string
  /** Whether the county's record is part of the national system. */
  linked: boolean
}

/** What the services of a certificate come to, in whole minutes, both books apart. */
export type Sums = { services: number; minutes: number; recordedMinutes: number; declaredMinutes: number }

/**
 * Written once. The same facts have one number; after a revocation the next edition of them has another. Its services, which may be thousands,
 * are kept beside it: only the paper needs them. `upTo`: its person's last entry in the ledger when the facts were gathered.
 */
export type Certificate = {
  _id: string
  no: string
  county: string
  person: Named
  facts: Omit<Facts, 'services'>
  sums: Sums
  upTo: number
  fingerprint: string
  edition: number
  issuedAt: Date
  issuedBy: Named
}

/** The services of a certificate, under its id, written with it. */
export type CertifiedServices = { _id: string; county: string; services: CreditedService[] }

/** Written once, under the id of the certificate it ends. */
export type Revocation = { _id: string; county: string; by: Named; reason: string; at: Date }

/** The same for the same facts of the same person, and for no others. */
export const fingerprintOf = (person: string, facts: Facts) => createHash('sha256').update(stringify({ person, facts })!).digest('base64url')

export const sumsOf = ({ services }: Pick<Facts, 'services'>): Sums => {
  const recordedMinutes = services.reduce((sum, service) => sum + service.recordedMinutes, 0)
  const declaredMinutes = services.reduce((sum, service) => sum + service.declaredMinutes, 0)
  return { services: services.length, minutes: recordedMinutes + declaredMinutes, recordedMinutes, declaredMinutes }
}
