import { encode } from 'uqr'
import type { Paper } from '../pdf/paper.ts'

// Drawn as one path of squares: sharp at any size, readable as a picture by any phone.

/** Draws a QR code of a text as a square `size` points wide, its quiet border of four modules within. */
export const drawQr = ({ doc }: Paper, text: string, { x, y, size }: { x: number; y: number; size: number }) => {
  const { data } = encode(text, { ecc: 'M', border: 4 })
  const module = size / data.length
  doc.rect(x, y, size, size).fill('#fff')
  for (const [row, modules] of data.entries())
    for (const [column, dark] of modules.entries()) if (dark) doc.rect(x + column * module, y + row * module, module, module)
  doc.fill('#000')
}
