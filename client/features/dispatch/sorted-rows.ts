import { mostPressingFirst, type BoardRow } from './board-columns.ts'

// Rows kept in order by binary search: ten thousand of them are never sorted again for one that moves.

/** Where a row stands among sorted rows, or where it would. */
export function placeOf(rows: BoardRow[], row: BoardRow): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (mostPressingFirst(rows[middle]!, row) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** The place of the very order among sorted rows, -1 where it is not. */
export function indexOf(rows: BoardRow[], row: BoardRow | undefined): number {
  const place = row ? placeOf(rows, row) : -1
  return rows[place]?.id === row?.id ? place : -1
}

export function insert(rows: BoardRow[], row: BoardRow): void {
  rows.splice(placeOf(rows, row), 0, row)
}

export function remove(rows: BoardRow[], row: BoardRow): void {
  const place = indexOf(rows, row)
  if (place >= 0) rows.splice(place, 1)
}

const patience = 20

/** By how many places the first row still there, from an index on, has moved from one list of rows to the next. */
export function anchorShift(before: BoardRow[], after: BoardRow[], from: number): number {
  for (let index = from; index < Math.min(before.length, from + patience); index++) {
    const found = indexOf(after, before[index])
    if (found >= 0) return found - index
  }
  return 0
}
