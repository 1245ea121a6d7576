import { Schema } from 'mongoose'
import { defineModel, embedded } from '../db/model.ts'
import type { Certificate, CertifiedServices, Revocation } from './certificate.ts'

const plain = Schema.Types.Mixed
const named = () => embedded({ id: String, name: String })

export const CertificateModel = defineModel<Certificate>(
  'Certificate',
  'certificates',
  {
    no: String,
    county: String,
    person: named(),
    facts: plain,
    sums: plain,
    upTo: Number,
    fingerprint: String,
    edition: Number,
    issuedAt: Date,
    issuedBy: named(),
  },
  [
    [{ no: 1 }, { unique: true }],
    [{ fingerprint: 1, edition: 1 }, { unique: true }],
    [{ 'person.id': 1, _id: -1 }],
    [{ county: 1, _id: -1 }],
    [{ county: 1, 'person.name': 1, _id: -1 }],
  ],
)

export const CertifiedServicesModel = defineModel<CertifiedServices>('CertifiedServices', 'certificate-services', { services: [plain] })

export const RevocationModel = defineModel<Revocation>(
  'CertificateRevocation',
  'certificate-revocations',
  { county: String, by: named(), reason: String, at: Date },
  [[{ county: 1 }]],
)

/** Certificates of a county and year so far. */
export type CertificateCount = { _id: string; count: number }

export const CertificateCountModel = defineModel<CertificateCount>('CertificateCount', 'certificate-counts', { count: Number })
