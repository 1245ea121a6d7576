import { bottomOf, colours, legible, margin, textSize, use, widthOf, type Paper } from './paper.ts'

// Tables and facts: a row is never split, and a table's head stands on every page it reaches.

export type Fact = { label: string; value: string; wide?: true }
export type Table = { head: string[]; widths: number[]; rows: string[][] }

type Cell = { text: string; width: number; label?: boolean }

const pad = { x: 5, y: 4 }

const measured = (paper: Paper, cells: Cell[]) =>
  cells.map(({ text, width, label }) => {
    use(paper, label ? 'bold' : 'regular', textSize)
    const clean = legible(paper, text)
    return { text: clean, width, label, height: paper.doc.heightOfString(clean || ' ', { width: width - 2 * pad.x }) }
  })

/** Draws one row whole, on the next page when it does not fit on this one; `before` draws what a new page begins with. */
const drawRow = (paper: Paper, cells: Cell[], before?: () => void) => {
  const { doc } = paper
  const row = measured(paper, cells)
  const height = Math.max(...row.map((cell) => cell.height)) + 2 * pad.y
  if (doc.y + height > bottomOf(paper)) {
    doc.addPage()
    before?.()
  }
  const top = doc.y
  let x = margin
  for (const { text, width, label } of row) {
    if (label) doc.rect(x, top, width, height).fill(colours.tint)
    doc.lineWidth(0.5).rect(x, top, width, height).stroke(colours.line)
    use(paper, label ? 'bold' : 'regular', textSize, label ? colours.muted : colours.ink)
    doc.text(text, x + pad.x, top + pad.y, { width: width - 2 * pad.x })
    x += width
  }
  doc.x = margin
  doc.y = top + height
}

export const drawTable = (paper: Paper, { head, widths, rows }: Table) => {
  const unit = widthOf(paper) / widths.reduce((sum, width) => sum + width, 0)
  const cells = (texts: string[], label = false) => texts.map((text, index) => ({ text, width: widths[index]! * unit, label }))
  const drawHead = () => drawRow(paper, cells(head, true))
  drawHead()
  for (const row of rows) drawRow(paper, cells(row), drawHead)
}

/** Facts two beside each other, wide ones alone. */
export const drawFacts = (paper: Paper, facts: Fact[]) => {
  const label = 76
  const half = widthOf(paper) / 2 - label
  const pair = ({ label: text, value }: Fact, width: number): Cell[] => [
    { text, width: label, label: true },
    { text: value, width },
  ]
  let left: Fact | undefined
  const flush = () => {
    if (left) drawRow(paper, pair(left, widthOf(paper) - label))
    left = undefined
  }
  for (const fact of facts) {
    if (fact.wide) {
      flush()
      drawRow(paper, pair(fact, widthOf(paper) - label))
    } else if (left) {
      drawRow(paper, [...pair(left, half), ...pair(fact, half)])
      left = undefined
    } else left = fact
  }
  flush()
}
