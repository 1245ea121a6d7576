import { Schema } from 'mongoose'
import { defineModel, embedded } from '../db/model.ts'
import type { Certificate, Revocation } from './certificate.ts'

const named = () => embedded({ id: String, name: String })

export const CertificateModel = defineModel<Certificate>(
  'Certificate',
  'certificates',
  { no: String, county: String, person: named(), facts: Schema.Types.Mixed, fingerprint: String, edition: Number, issuedAt: Date, issuedBy: named() },
  [[{ no: 1 }, { unique: true }], [{ fingerprint: 1, edition: 1 }, { unique: true }], [{ 'person.id': 1, _id: -1 }]],
)

export const RevocationModel = defineModel<Revocation>('CertificateRevocation', 'certificate-revocations', { by: named(), reason: String, at: Date })

/** Certificates of a county and year so far. */
export type CertificateCount = { _id: string; count: number }

export const CertificateCountModel = defineModel<CertificateCount>('CertificateCount', 'certificate-counts', { count: Number })
