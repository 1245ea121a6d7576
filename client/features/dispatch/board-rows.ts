import type { Status } from '@contract/flow.ts'
import { shallowRef, triggerRef } from 'vue'
import { columns, type BoardRow } from './board-columns.ts'
import { insert, remove } from './sorted-rows.ts'

const laneOf = new Map<Status, number>(columns.flatMap(({ statuses }, index) => statuses.map((status) => [status, index])))

/** The rows of the board, in one sorted lane per column. An older version never takes the place of a newer one, whichever way it came. */
export function useBoardRows() {
  const lanes = columns.map(() => shallowRef<BoardRow[]>([]))
  const known = new Map<string, BoardRow>()
  // What has left the board must not come back with a page that was read before it left.
  const ended = new Map<string, number>()
  // Ids found and heard of while all is being read.
  let reading: { found: Set<string>; heard: Set<string> } | null = null

  const isNews = ({ id, version }: Pick<BoardRow, 'id' | 'version'>) => (known.get(id)?.version ?? ended.get(id) ?? 0) < version

  function drop(row: BoardRow): number {
    const lane = laneOf.get(row.status)!
    remove(lanes[lane]!.value, row)
    known.delete(row.id)
    return lane
  }

  /** Puts a row where it belongs; answers the lanes that changed. */
  function put(row: BoardRow): number[] {
    if (!isNews(row)) return []
    const before = known.get(row.id)
    const left = before ? [drop(before)] : []
    const lane = laneOf.get(row.status)
    if (lane === undefined) return (ended.set(row.id, row.version), left)
    ended.delete(row.id)
    known.set(row.id, row)
    insert(lanes[lane]!.value, row)
    return [...left, lane]
  }

  const tell = (changed: number[]) => new Set(changed).forEach((lane) => triggerRef(lanes[lane]!))

  function hear(rows: BoardRow[]): void {
    for (const { id } of rows) reading?.heard.add(id)
    tell(rows.flatMap(put))
  }

  const startReading = () => (reading = { found: new Set(), heard: new Set() })

  function take(rows: BoardRow[]): void {
    for (const { id } of rows) reading?.found.add(id)
    tell(rows.flatMap(put))
  }

  /** All was read since `startReading`: what was not in it has ended, unless a card spoke of it meanwhile. */
  function endReading(): void {
    const { found, heard } = reading!
    reading = null
    tell([...known.values()].filter(({ id }) => !found.has(id) && !heard.has(id)).map(drop))
  }

  return { lanes, rowOf: (id: string) => known.get(id), isNews, hear, startReading, take, endReading }
}
