import type { CertificateView } from '@contract/certificates.ts'

type Say = (key: string, words: Record<string, string>) => string

/** When a certificate was issued and by whom, in words. */
export const issueLine = (t: Say, { person, issuedBy, issuedOn }: CertificateView): string =>
  t(issuedBy.id === person.id ? 'papers.self' : 'papers.by', { at: issuedOn, name: issuedBy.name })
