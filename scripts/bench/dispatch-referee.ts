import highsLoader from 'highs'
import type { Network } from '../../server/dispatch/min-cost.ts'

// The referee: the same network as a linear programme, one column for each arc, each place at a target and each way of staying home.

const columnsOf = ({ demand, shortfall, penalty, firstArc, target, cost, firstSlot, slotCost }: Network) => {
  const sources = demand.length
  const targets = firstSlot.length - 1
  const columns: { cost: number; most: number; entries: [row: number, value: number][] }[] = []
  for (let source = 0; source < sources; source++) {
    for (let arc = firstArc[source]!; arc < firstArc[source + 1]!; arc++)
      columns.push({
        cost: cost[arc]!,
        most: 1,
        entries: [
          [source, 1],
          [sources + target[arc]!, 1],
        ],
      })
    columns.push({ cost: shortfall[source]!, most: demand[source]! - 1, entries: [[source, 1]] })
    columns.push({ cost: penalty[source]!, most: 1, entries: [[source, 1]] })
  }
  for (let at = 0; at < targets; at++)
    for (let slot = firstSlot[at]!; slot < firstSlot[at + 1]!; slot++) columns.push({ cost: slotCost[slot]!, most: 1, entries: [[sources + at, -1]] })
  return columns
}

// The package's types describe its CommonJS build; the module imported is the function itself.
const load = highsLoader as unknown as typeof highsLoader.default

type Highs = Awaited<ReturnType<typeof load>>

// The corner found is whole; its cost is summed in whole numbers, so that no rounding hides a difference.
const leastCost = (highs: Highs, network: Network) => {
  const columns = columnsOf(network)
  const sources = network.demand.length
  const rows = sources + network.firstSlot.length - 1
  const starts = [0]
  for (const { entries } of columns) starts.push(starts.at(-1)! + entries.length)
  const right = Array.from({ length: rows }, (_, row) => network.demand[row] ?? 0)
  const data = {
    numCols: columns.length,
    numRows: rows,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(() => 0),
    colUpper: columns.map(({ most }) => most),
    rowLower: right,
    rowUpper: right,
    matrix: {
      format: 'csc' as const,
      numRows: rows,
      numCols: columns.length,
      starts,
      indices: columns.flatMap(({ entries }) => entries.map(([row]) => row)),
      values: columns.flatMap(({ entries }) => entries.map(([, value]) => value)),
    },
  }
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false })
    model.run()
    const { colValue } = model.getSolution()
    const whole = Array.from(colValue, Math.round)
    if (whole.length === 0 || whole.some((value, column) => Math.abs(value - colValue[column]!) > 1e-6)) throw new Error('the referee found no whole corner')
    return whole.reduce((sum, value, column) => sum + value * columns[column]!.cost, 0)
  })
}

/** Loads the solver: the answer finds the least cost of a network by linear programming. */
export const callReferee = async () => {
  const highs = await load()
  return (network: Network) => leastCost(highs, network)
}
