import { colours, drawLine, legible, makeRoom, margin, onEveryPage, use, widthOf, type Paper } from '../pdf/paper.ts'
import { drawQr } from './draw-qr.ts'
import { longDate, sourceOf } from './certificate-words.ts'
import type { CertificateInput } from './draw-certificate.ts'

// What both layouts have: the title with the number, the end with the QR code and the place for the seal, the foot of every page.

const qrSize = 108
const qrQuiet = 9
const sealSize = 119 // 42 mm, as wide as the seal of a county's office.
const endHeight = 178

const drawChange = (paper: Paper) => {
  drawLine(paper, '内容已有变更：出具之后，所载部分服务时长已被更正', { size: 12, bold: true, align: 'center', colour: colours.red })
  drawLine(paper, '以下为出具时的内容，请以重新开具的证明为准', { size: 10, align: 'center', colour: colours.red })
}

export const drawTitle = (paper: Paper, { no, revokedOn, changed }: CertificateInput, basis: string) => {
  paper.doc.y = margin + 14
  drawLine(paper, '志愿服务记录证明', { size: 24, bold: true, align: 'center', colour: colours.ink })
  drawLine(paper, basis, { size: 9, align: 'center' })
  paper.doc.y += 8
  drawLine(paper, `编号：${no}`, { size: 10, align: 'right', colour: colours.ink })
  if (revokedOn) drawLine(paper, `本证明已于${longDate(revokedOn)}作废，不再有效`, { size: 12, bold: true, align: 'center', colour: colours.red })
  else if (changed) drawChange(paper)
  paper.doc.y += 6
}

const drawCheck = (paper: Paper, { checkUrl }: CertificateInput, top: number) => {
  const { doc } = paper
  drawQr(paper, checkUrl, { x: margin - qrQuiet, y: top - qrQuiet, size: qrSize })
  use(paper, 'regular', 7.5, colours.muted)
  doc.text('扫码核验真伪，或打开以下网址：', margin, top + qrSize + 2, { width: 260 })
  doc.text(checkUrl, margin, doc.y, { width: 260, link: checkUrl })
}

const drawSeal = (paper: Paper, { facts, issuedOn, issuedBy }: CertificateInput, top: number) => {
  const { doc } = paper
  const width = 220
  const x = margin + widthOf(paper) - width
  // A seal is set over the unit and the date.
  doc.lineWidth(0.6).dash(3, { space: 3 })
  doc.circle(x + width / 2, top + sealSize / 2, sealSize / 2).stroke(colours.line)
  doc.undash()
  use(paper, 'regular', 9, colours.muted)
  doc.text('（盖章处）', x, top + 14, { width, align: 'center' })
  use(paper, 'regular', 11, colours.ink)
  doc.y = top + 36
  const lines = [`记录单位：${facts.unit}`, `经办人：${issuedBy ?? '本人申请，平台出具'}`, longDate(issuedOn)]
  for (const line of lines) doc.text(legible(paper, line), x, doc.y, { width, align: 'center', lineGap: 5 })
}

/** Draws what ends a certificate, whole, on the next page when there is no room for it. */
export const drawEnd = (paper: Paper, input: CertificateInput) => {
  const { doc } = paper
  makeRoom(paper, endHeight)
  const top = doc.y + 14
  drawSeal(paper, input, top)
  drawCheck(paper, input, top)
  doc.x = margin
}

const drawStamp = (paper: Paper) => {
  const { doc } = paper
  const [x, y] = [doc.page.width / 2, doc.page.height / 2]
  doc
    .save()
    .rotate(-30, { origin: [x, y] })
    .fillOpacity(0.28)
  use(paper, 'bold', 96, colours.red)
  doc.text('已作废', x - 200, y - 90, { width: 400, align: 'center' })
  doc.restore().fillOpacity(1)
}

/** Writes on every page whose record it is, the number, the page, and that it has changed; across it that it is revoked, if so. */
export const finishPages = (paper: Paper, { no, facts, revokedOn, changed }: CertificateInput) => {
  const rare = paper.unknown.size > 0 ? '　〔U+…〕：字库中没有的字，以统一码表示。' : ''
  const state = changed && !revokedOn ? ' · 内容已有变更' : ''
  onEveryPage(paper, (n, m) => {
    if (revokedOn) drawStamp(paper)
    paper.doc.y = paper.doc.page.height - margin - 11
    drawLine(paper, sourceOf(facts.linked) + rare, { size: 8, align: 'center' })
    drawLine(paper, `${no} · 第 ${n} 页 共 ${m} 页${state}`, { size: 8, align: 'center' })
  })
}
