import type { TimelineItem } from '../../server/contract/orders.ts'
import type { CardCount } from './check-cards.ts'
import type { Minutes } from './check-hours.ts'
import type { Shown } from './check-orders.ts'
import { kinds, type Tally } from './wild/kinds.ts'

/** Rows as aligned text; figures stand to the right. */
export const table = (rows: (string | number)[][]) => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (typeof cell === 'number' || column > 0 ? String(cell).padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}

/** The value below which this share of the sorted numbers lies. */
export const quantile = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const walls = (timelines: TimelineItem[][]) => {
  const steps = new Map<string, number[]>()
  for (const timeline of timelines) {
    for (const [index, { action, at }] of timeline.entries()) {
      const before = timeline[index - 1]
      if (before) steps.set(action, [...(steps.get(action) ?? []), Date.parse(at) - Date.parse(before.at)])
    }
  }
  return [...steps].map(([action, ms]) => ({ action, sorted: ms.sort((a, b) => a - b) }))
}

export const stepsTable = (shown: Shown[]) =>
  table([
    ['step', 'moves', 'median ms', 'p95 ms'],
    ...walls(shown.map(({ timeline }) => timeline)).map(({ action, sorted }) => [action, sorted.length, quantile(sorted, 0.5), quantile(sorted, 0.95)]),
  ])

export const ordersTable = (shown: Shown[]) => {
  const counts = new Map<string, number>()
  for (const { order } of shown) counts.set(order.status, (counts.get(order.status) ?? 0) + 1)
  return table([['final status', 'orders'], ...[...counts].sort((a, b) => b[1] - a[1])])
}

export const cardsTable = (cards: CardCount, listeners: number, returns: number) =>
  table([
    ['cards', 'expected', 'received', 'listeners', 'left and came back'],
    ['', cards.expected, cards.received, listeners, returns],
  ])

export const minutesTable = (due: Minutes, found: Minutes) =>
  table([
    ['minutes', 'expected', 'in the ledger'],
    ['credited', due.credited, found.credited],
    ['held', due.held, found.held],
    ['points', due.points, found.points],
  ])

/** How often each thing beside the plain way happened. */
export const wildTable = (tally: Tally) => table([['beside the plain way', 'times'], ...kinds.map((kind) => [kind, tally.get(kind) ?? 0])])
