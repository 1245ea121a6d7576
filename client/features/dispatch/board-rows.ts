import { shallowReactive } from 'vue'
import type { BoardRow } from './board-columns.ts'

/** The rows of the board by order. An older version never takes the place of a newer one, whichever way it came. */
export function useBoardRows() {
  const rows = shallowReactive(new Map<string, BoardRow>())
  let heard = new Set<string>()

  const isNews = (id: string, version: number) => (rows.get(id)?.version ?? 0) < version

  function put(row: BoardRow): void {
    if (isNews(row.id, row.version)) rows.set(row.id, row)
  }

  function hear(row: BoardRow): void {
    heard.add(row.id)
    put(row)
  }

  /** Takes what was read since `startReading`: what is not in it has ended, unless a card spoke of it meanwhile. */
  function take(read: BoardRow[]): void {
    const found = new Set(read.map(({ id }) => id))
    for (const id of rows.keys()) if (!found.has(id) && !heard.has(id)) rows.delete(id)
    read.forEach(put)
  }

  return { rows, isNews, hear, take, startReading: () => (heard = new Set()) }
}
