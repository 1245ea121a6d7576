import PdfDocument from 'pdfkit'
import { firstFont, mixFonts, type Doc, type Pen, type Weight } from './fonts.ts'

// Paper: A4, what its text looks like, and its foot.

/** A paper being drawn; `unknown` collects the characters that no font has. */
export type Paper = { doc: Doc; pen: Pen; unknown: Set<string> }

export const colours = { ink: '#1f2329', muted: '#5f6875', line: '#c3cad3', tint: '#f2f4f7', red: '#c8102e' }
export const margin = 42
export const textSize = 8.5

export const openPaper = (info: { Title: string; CreationDate: Date }, lang: string): Paper => {
  const doc = new PdfDocument({ size: 'A4', margin, bufferPages: true, font: firstFont, info, lang, displayTitle: true })
  return { doc, pen: mixFonts(doc), unknown: new Set() }
}

export const widthOf = ({ doc }: Paper) => doc.page.width - 2 * margin
export const bottomOf = ({ doc }: Paper) => doc.page.height - margin - 16

/** The text on one line, each character that no font has written as its number, so that no name has a blank box in it. */
export const legible = ({ pen, unknown }: Paper, text: string) => {
  const known = (sign: string) => {
    if (pen.canWrite(sign)) return sign
    unknown.add(sign)
    return `〔U+${sign.codePointAt(0)!.toString(16).toUpperCase()}〕`
  }
  return Array.from(text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\p{Cf}\p{Mn}]/gu, ''), known)
    .join('')
    .trim()
}

/** Chooses how the next text looks. */
export const use = ({ doc, pen }: Paper, weight: Weight, size: number, colour = colours.ink) => {
  pen.turn(weight)
  return doc.fontSize(size).fillColor(colour)
}

/** A line of text across the page, below what was drawn last. */
export const drawLine = (paper: Paper, text: string, look: { size?: number; bold?: boolean; align?: 'center' | 'right'; colour?: string } = {}) => {
  use(paper, look.bold ? 'bold' : 'regular', look.size ?? textSize, look.colour ?? colours.muted)
  paper.doc.text(legible(paper, text), margin, paper.doc.y, { width: widthOf(paper), align: look.align ?? 'left' })
}

/** Begins a new page unless so many points are left on this one. */
export const makeRoom = (paper: Paper, height: number) => {
  if (paper.doc.y + height > bottomOf(paper)) paper.doc.addPage()
}

export const drawHeading = (paper: Paper, text: string, room = 70) => {
  const { doc } = paper
  makeRoom(paper, room)
  doc.y += 12
  doc.rect(margin, doc.y + 4, 3, 11).fill(colours.red)
  use(paper, 'bold', 11)
  doc.text(legible(paper, text), margin + 9, doc.y)
  doc.y += 3
}

/** Draws something on every page, once all are drawn: its number and how many there are. */
export const onEveryPage = ({ doc }: Paper, draw: (n: number, m: number) => void) => {
  const { count } = doc.bufferedPageRange()
  for (let n = 0; n < count; n++) {
    doc.switchToPage(n)
    doc.page.margins.bottom = 0
    draw(n + 1, count)
  }
}

/** Writes the foot of every page, once all are drawn. */
export const drawFeet = (paper: Paper, foot: (n: number, m: number) => string) =>
  onEveryPage(paper, (n, m) => {
    paper.doc.y = paper.doc.page.height - margin
    drawLine(paper, foot(n, m), { size: 8, align: 'center' })
  })
