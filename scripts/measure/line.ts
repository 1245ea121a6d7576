/** One figure that was measured, and the most or the least it may be. */
export type Line = { name: string; figure: number; unit: string } & ({ most: number } | { least: number })

/** Whether a figure keeps its limit. */
export const keeps = (line: Line) => ('most' in line ? line.figure <= line.most : line.figure >= line.least)

const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1))

/** The line as it is printed: figure, limit, figure ÷ limit. */
export const sayLine = (line: Line) => {
  const [sign, limit] = 'most' in line ? ['≤', line.most] : ['≥', line.least]
  const ratio = limit === 0 ? '' : ` · ${(line.figure / limit).toFixed(2)}`
  return `${keeps(line) ? '  ok ' : 'OVER '} ${line.name}: ${number(line.figure)} ${line.unit} (${sign} ${limit})${ratio}`
}
