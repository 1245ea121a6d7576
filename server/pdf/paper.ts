import { createRequire } from 'node:module'
import PdfDocument from 'pdfkit'

// The paper of the book: A4, one typeface, and what its text looks like.

type Doc = InstanceType<typeof PdfDocument>
/** A book being drawn; `unknown` collects the characters its font does not have. */
export type Paper = { doc: Doc; unknown: Set<string> }

export const colours = { ink: '#1f2329', muted: '#5f6875', line: '#c3cad3', tint: '#f2f4f7', red: '#c8102e' }
export const margin = 42
export const textSize = 8.5

const require = createRequire(import.meta.url)
const fonts = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}

export const openPaper = (info: { Title: string; CreationDate: Date }, lang: string): Paper => {
  const doc = new PdfDocument({ size: 'A4', margin, bufferPages: true, font: fonts.regular, info, lang, displayTitle: true })
  return { doc, unknown: new Set() }
}

export const widthOf = ({ doc }: Paper) => doc.page.width - 2 * margin
export const bottomOf = ({ doc }: Paper) => doc.page.height - margin - 16

// The fonts of pdfkit know what they cover, but its types do not say so.
type Covering = { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } }

/** The text on one line, each character the font lacks written as its number, so that no name has a blank box in it. */
export const legible = ({ doc, unknown }: Paper, text: string) => {
  const { font } = (doc as unknown as Covering)._font
  const known = (sign: string) => {
    if (font.hasGlyphForCodePoint(sign.codePointAt(0)!)) return sign
    unknown.add(sign)
    return `〔U+${sign.codePointAt(0)!.toString(16).toUpperCase()}〕`
  }
  return Array.from(text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\p{Cf}\p{Mn}]/gu, ''), known)
    .join('')
    .trim()
}

/** Chooses how the next text looks. */
export const use = ({ doc }: Paper, font: 'regular' | 'bold', size: number, colour = colours.ink) => doc.font(fonts[font]).fontSize(size).fillColor(colour)

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

/** Writes the foot of every page, once all are drawn. */
export const drawFeet = (paper: Paper, foot: (n: number, m: number) => string) => {
  const { doc } = paper
  const { count } = doc.bufferedPageRange()
  for (let n = 0; n < count; n++) {
    doc.switchToPage(n)
    doc.page.margins.bottom = 0
    doc.y = doc.page.height - margin
    drawLine(paper, foot(n + 1, count), { size: 8, align: 'center' })
  }
}
