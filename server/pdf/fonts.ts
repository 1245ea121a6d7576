import { createRequire } from 'node:module'
import PdfDocument from 'pdfkit'

// The typefaces of papers. Noto Sans SC has what China's standards of writing ask for; some names are written with what only the Japanese cut has,
// 𠮷 for one. Each character is written in the first that has it. The cuts share their metrics, so that a line may mix them.

export type Doc = InstanceType<typeof PdfDocument>
export type Weight = 'regular' | 'bold'

const require = createRequire(import.meta.url)

const files: Record<Weight, string[]> = {
  regular: [
    require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
  ],
  bold: [
    require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
  ],
}

/** The font a document begins with. */
export const firstFont = files.regular[0]!

type Font = { font: { hasGlyphForCodePoint: (code: number) => boolean } }
type Placing = { width?: number; align?: string; lineWidth?: number; textWidth?: number; wordCount?: number }
// What pdfkit has but its types do not say: the font in use with what it covers, the writing of one line and the measuring of it.
type Inner = {
  _font: Font
  _fragment: (text: string, x: number, y: number, options: Placing) => void
  widthOfString: (text: string, options?: Placing) => number
}
type Run = { text: string; font: Font }

/** Turns the weight of what is written next; tells what can be written at all. */
export type Pen = { turn: (weight: Weight) => void; canWrite: (sign: string) => boolean }

/** Does something and leaves the font in use as it was. */
const keepFont = <T>(inner: Inner, then: () => T): T => {
  const font = inner._font
  const result = then()
  inner._font = font
  return result
}

/** The usual font of a weight, and the first of its fonts that has a character; a file is read when it is first needed. */
const fontsOf = (doc: Doc) => {
  const inner = doc as unknown as Inner
  const open = (file: string) => keepFont(inner, () => (doc.font(file) as unknown as Inner)._font)
  const covers = (file: string, sign: string) => open(file).font.hasGlyphForCodePoint(sign.codePointAt(0)!)
  const known = new Map<string, Font | undefined>()
  const find = (sign: string, weight: Weight) => {
    const file = files[weight].find((each) => covers(each, sign))
    return file === undefined ? undefined : open(file)
  }
  return {
    usual: (weight: Weight) => open(files[weight][0]!),
    having: (sign: string, weight: Weight) => {
      const key = weight + sign
      if (!known.has(key)) known.set(key, find(sign, weight))
      return known.get(key)
    },
  }
}

const runsOf = (text: string, fontOf: (sign: string) => Font) => {
  const runs: Run[] = []
  for (const sign of text) {
    const font = fontOf(sign)
    const last = runs.at(-1)
    if (last?.font === font) last.text += sign
    else runs.push({ text: sign, font })
  }
  return runs
}

/** Where a line begins that pdfkit would place by the width it measured in one font. */
const beginOf = ({ width, align, lineWidth = 0 }: Placing, x: number, length: number) =>
  width && (align === 'center' || align === 'right') ? x + (lineWidth - length) / (align === 'center' ? 2 : 1) : x

/** Measures and writes every line of a document in runs, each in a font of its own. */
const writeInRuns = (inner: Inner, split: (text: string) => Run[]) => {
  const [fragment, widthOf] = [inner._fragment.bind(inner), inner.widthOfString.bind(inner)]
  const each = (runs: Run[], then: (text: string) => void) =>
    keepFont(inner, () => {
      for (const { text, font } of runs) {
        inner._font = font
        then(text)
      }
    })
  const measure = (text: string, options?: Placing) => {
    let width = 0
    each(split(text), (part) => (width += widthOf(part, options)))
    return width
  }
  inner.widthOfString = measure
  inner._fragment = (text, x, y, options) => {
    const runs = split(text)
    if (runs.length === 1) return each(runs, () => fragment(text, x, y, options))
    let at = beginOf(options, x, measure(text.trimEnd()))
    each(runs, (part) => {
      fragment(part, at, y, { ...options, align: 'left', textWidth: undefined, wordCount: undefined })
      at += widthOf(part)
    })
  }
}

/** Lets a document write each character in the first font of the weight in use that has it. */
export const mixFonts = (doc: Doc): Pen => {
  const inner = doc as unknown as Inner
  const fonts = fontsOf(doc)
  let weight: Weight = 'regular'
  writeInRuns(inner, (text) => runsOf(text, (sign) => fonts.having(sign, weight) ?? fonts.usual(weight)))
  return {
    turn: (next) => {
      weight = next
      inner._font = fonts.usual(weight)
    },
    canWrite: (sign) => fonts.having(sign, weight) !== undefined,
  }
}
