import type { BoardRow } from './board-columns.ts'

/** A place on the board: the how-manieth row of the how-manieth column in sight. */
export type Spot = { lane: number; index: number }
export type Direction = 'down' | 'up' | 'left' | 'right' | 'first' | 'last'

export const rowAt = (lanes: BoardRow[][], { lane, index }: Spot): BoardRow | undefined => lanes[lane]?.[index]

/** Where an order stands, or null. */
export function spotOf(lanes: BoardRow[][], id: string | null): Spot | null {
  for (const [lane, rows] of lanes.entries()) {
    const index = id ? rows.findIndex((row) => row.id === id) : -1
    if (index >= 0) return { lane, index }
  }
  return null
}

/** The nearest place that holds a card: in the same column, else in the closest that has any; null on an empty board. */
export function nearest(lanes: BoardRow[][], { lane, index }: Spot): Spot | null {
  const filled = lanes.flatMap(({ length }, one) => (length > 0 ? [one] : [])).sort((a, b) => Math.abs(a - lane) - Math.abs(b - lane))[0]
  return filled === undefined ? null : { lane: filled, index: Math.max(0, Math.min(index, lanes[filled]!.length - 1)) }
}

function beside(lanes: BoardRow[][], at: Spot, step: 1 | -1): Spot {
  let lane = at.lane + step
  while (lanes[lane]?.length === 0) lane += step
  return lanes[lane] ? { lane, index: at.index } : at
}

/** The place one step further; empty columns are passed over. */
export function stepFrom(lanes: BoardRow[][], at: Spot, direction: Direction): Spot | null {
  const steps: Record<Direction, () => Spot> = {
    down: () => ({ ...at, index: at.index + 1 }),
    up: () => ({ ...at, index: at.index - 1 }),
    left: () => beside(lanes, at, -1),
    right: () => beside(lanes, at, 1),
    first: () => ({ ...at, index: 0 }),
    last: () => ({ ...at, index: Infinity }),
  }
  return nearest(lanes, steps[direction]())
}
