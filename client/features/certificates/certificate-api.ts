import type { CertificateCheck, CertificateLayout, CertificateView } from '@contract/certificates.ts'
import type { Page } from '@contract/orders.ts'
import { call, callFile } from '../../lib/http.ts'

/** Days as YYYY-MM-DD, both within; empty for no limit. */
export type Wish = { layout: CertificateLayout; from: string; to: string }

export const getMyCertificates = (cursor?: string) => call<Page<CertificateView>>('GET', '/me/certificates', { query: { cursor } })

export const issueCertificate = ({ layout, from, to }: Wish) =>
  call<CertificateView>('POST', '/me/certificates', { body: { layout, ...(from && { from }), ...(to && { to }) } })

export const getCertificateFile = (no: string) => callFile(`/certificates/${encodeURIComponent(no)}/pdf`)

/** The county's certificates; what is empty narrows nothing. */
export const getCountyCertificates = ({ q, state, cursor }: { q: string; state: string; cursor?: string }) =>
  call<Page<CertificateView>>('GET', '/certificates', { query: { q: q || undefined, state: state || undefined, cursor } })

export const revokeCertificate = (no: string, reason: string) =>
  call<CertificateView>('POST', `/certificates/${encodeURIComponent(no)}/revoke`, { body: { reason } })

export const checkCertificate = (no: string) => call<CertificateCheck>('GET', `/certificates/${encodeURIComponent(no)}`)
