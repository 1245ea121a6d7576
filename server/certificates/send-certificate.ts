import type { Response } from 'express'
import { localDate } from '../clock.ts'
import { config } from '../config.ts'
import { drawingLine } from '../pdf/drawing-line.ts'
import type { Actor } from '../people/actor.ts'
import type { Certificate } from './certificate.ts'
import { certificateThread } from './certificate-thread.ts'
import type { CertificateInput } from './draw-certificate.ts'
import { findPaper } from './find-certificates.ts'

const drawInTurn = drawingLine()

const originOf = ({ req }: Response) => config.PUBLIC_URL?.replace(/\/+$/, '') ?? `${req.protocol}://${req.host}`

const paperOf = async (certificate: Certificate, response: Response): Promise<CertificateInput> => {
  const { no, person, issuedAt, issuedBy } = certificate
  const { facts, revocation, changed } = await findPaper(certificate)
  return {
    no,
    facts,
    issuedAt,
    issuedOn: localDate(issuedAt),
    issuedBy: issuedBy.id === person.id ? null : issuedBy.name,
    revokedOn: revocation ? localDate(revocation.at) : null,
    changed,
    checkUrl: `${originOf(response)}/check/${no}`,
  }
}

/** Sends a certificate as a PDF, with on it that it is revoked or has changed where it is so; 429 or 503 when too much waits to be drawn. */
export const sendCertificate = async (actor: Actor, certificate: Certificate, response: Response) => {
  const { no } = certificate
  const drawn = await drawInTurn(actor.id, async () => (response.closed ? null : certificateThread.run(await paperOf(certificate, response))))
  if (!drawn) return
  response
    .type('application/pdf')
    .set({ 'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(`志愿服务记录证明-${no}.pdf`)}`, 'Cache-Control': 'private, no-store' })
    .send(Buffer.from(drawn.buffer, drawn.byteOffset, drawn.byteLength))
}
