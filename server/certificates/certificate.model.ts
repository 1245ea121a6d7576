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
    [{ county: 1, no: 1 }, { unique: true }],
    [{ county: 1, fingerprint: 1, edition: 1 }, { unique: true }],
    [{ county: 1, 'person.id': 1, _id: -1 }],
    [{ county: 1, _id: -1 }],
    [{ county: 1, 'person.name': 1, _id: -1 }],
  ],
)

export const CertifiedServicesModel = defineModel<CertifiedServices>('CertifiedServices', 'certificate-services', { county: String, services: [plain] })

export const RevocationModel = defineModel<Revocation>(
  'CertificateRevocation',
  'certificate-revocations',
  { county: String, by: named(), reason: String, at: Date },
  [[{ county: 1 }]],
)

/** Certificates of a county and year so far. */
export type CertificateCount = { _id: string; county: string; count: number }

export const CertificateCountModel = defineModel<CertificateCount>('CertificateCount', 'certificate-counts', { county: String, count: Number })
