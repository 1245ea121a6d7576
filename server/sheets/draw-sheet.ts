import writeXlsxFile, { type Row } from 'write-excel-file/node'

/** A moment, shown by the clock of Shanghai. */
type Moment = { at: string }
/** What stands in one cell. A text is only ever a text, whatever sign it begins with. */
export type Cell = string | number | Moment | null
export type Sheet = { name: string; columns: { head: string; width: number }[]; rows: Cell[][] }

const format = 'yyyy-mm-dd hh:mm'
const shanghaiMs = 8 * 3_600_000
// A spreadsheet knows no time zones: it is given the clock of Shanghai.
const local = ({ at }: Moment) => ({ value: new Date(Date.parse(at) + shanghaiMs), type: Date, format })

const cellOf = (cell: Cell) => {
  if (typeof cell === 'string') return { value: cell, type: String }
  return typeof cell === 'object' && cell ? local(cell) : cell
}

/** The rows as an XLSX file under their heads, which stay in sight. */
export const drawSheet = async ({ name, columns, rows }: Sheet): Promise<Uint8Array> => {
  const heads = columns.map(({ head }) => ({ value: head, fontWeight: 'bold' as const }))
  const drawn: Row[] = [heads, ...rows.map((row) => row.map(cellOf))]
  return writeXlsxFile(drawn, { sheet: name, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }).toBuffer()
}
