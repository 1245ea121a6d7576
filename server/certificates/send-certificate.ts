import type { Response } from 'express'
import { localDate } from '../clock.ts'
import { config } from '../config.ts'
import { inTurn } from '../photos/in-turn.ts'
import type { Certificate } from './certificate.ts'
import { certificateThread } from './certificate-thread.ts'
import { findRevocation } from './find-certificates.ts'

// Whoever would wait longer for a drawing than some such is told to come back.
const takeTurn = inTurn({ running: 1, waiting: 16 })

const originOf = ({ req }: Response) => config.PUBLIC_URL?.replace(/\/+$/, '') ?? `${req.protocol}://${req.host}`

/** Sends a certificate as a PDF, with across it that it is revoked where it is; 503 when too many wait for theirs. */
export const sendCertificate = async (certificate: Certificate, response: Response) => {
  const { no, facts, person, issuedAt, issuedBy } = certificate
  const revocation = await findRevocation(certificate)
  const drawn = await takeTurn(async () =>
    response.closed
      ? null
      : certificateThread.run({
          no,
          facts,
          issuedAt,
          issuedOn: localDate(issuedAt),
          issuedBy: issuedBy.id === person.id ? null : issuedBy.name,
          revokedOn: revocation ? localDate(revocation.at) : null,
          checkUrl: `${originOf(response)}/check/${no}`,
        }),
  )
  if (!drawn) return
  response
    .type('application/pdf')
    .set({ 'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(`志愿服务记录证明-${no}.pdf`)}`, 'Cache-Control': 'private, no-store' })
    .send(Buffer.from(drawn.buffer, drawn.byteOffset, drawn.byteLength))
}
