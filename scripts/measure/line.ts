/** One figure that was measured, and the most or the least it may be. */
export type Line = { name: string; figure: number; unit: string } & ({ most: number } | { least: number })

/** Whether a figure keeps its goal. */
export const keeps = (line: Line) => ('most' in line ? line.figure <= line.most : line.figure >= line.least)

const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1))

/** The line as it is printed: figure, goal, whether it is met. */
export const sayLine = (line: Line) => {
  const goal = 'most' in line ? `≤ ${line.most}` : `≥ ${line.least}`
  return `${keeps(line) ? 'met   ' : 'MISSED'} ${line.name}: ${number(line.figure)} ${line.unit} (goal ${goal})`
}
