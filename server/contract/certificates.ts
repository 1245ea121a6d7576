import type { Named } from './orders.ts'

/** 2021: 民政部令67号, what it asks for; 2015: 民发〔2015〕149号, every service in full. */
export type CertificateLayout = '2021' | '2015'

/** What of a certificate anyone may check; dates in Asia/Shanghai. `linked`: the county's record is part of the national system. */
type Certified = {
  layout: CertificateLayout
  from: string
  to: string
  services: number
  minutes: number
  recordedMinutes: number
  declaredMinutes: number
  level: number
  unit: string
  linked: boolean
  issuedOn: string
  /** Some of what it says was taken back in the ledger since. */
  changed: boolean
  revokedAt: string | null
}

/** A certificate as its person and those who oversee them see it. */
export type CertificateView = Certified & {
  no: string
  state: 'valid' | 'revoked'
  person: Named
  reason: string | null
  issuedAt: string
  issuedBy: Named
  revokedBy: Named | null
}

/** What to list of a county's certificates: `q` is the beginning of a name or a number. */
export type CertificateQuery = { q?: string; state?: 'valid' | 'revoked'; cursor?: string }

/** The public check: no more than the paper says, the name by its first character. */
export type CertificateCheck = { no: string; state: 'unknown' } | (Certified & { no: string; state: 'valid' | 'revoked'; name: string })
