import { buffer } from 'node:stream/consumers'
import { openPaper, type Paper } from '../pdf/paper.ts'
import type { Facts } from './certificate.ts'
import { drawEnd, drawTitle, finishPages } from './certificate-parts.ts'
import { basis2015, draw2015 } from './draw-2015.ts'
import { basis2021, draw2021 } from './draw-2021.ts'

// The certificate on paper, from what was kept when it was issued: however often it is printed, it is the same.

/** `issuedBy`: who issued it for somebody else; `changed`: some of what it says was taken back since; days as YYYY-MM-DD. */
export type CertificateInput = {
  no: string
  facts: Facts
  issuedOn: string
  issuedAt: Date
  issuedBy: string | null
  revokedOn: string | null
  changed: boolean
  checkUrl: string
}

const layouts: Record<Facts['layout'], { basis: string; draw: (paper: Paper, facts: Facts) => void }> = {
  2021: { basis: basis2021, draw: draw2021 },
  2015: { basis: basis2015, draw: draw2015 },
}

/** The certificate as a PDF. */
export const drawCertificate = async (input: CertificateInput): Promise<Uint8Array> => {
  const { basis, draw } = layouts[input.facts.layout]
  const paper = openPaper({ Title: `志愿服务记录证明 ${input.no}`, CreationDate: input.issuedAt }, 'zh-CN')
  const drawn = buffer(paper.doc)
  drawTitle(paper, input, basis)
  draw(paper, input.facts)
  drawEnd(paper, input)
  finishPages(paper, input)
  paper.doc.end()
  return drawn
}
