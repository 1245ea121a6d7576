import type { Board } from '@contract/live.ts'
import { computed, type Ref, type ShallowRef } from 'vue'
import { now } from '../../lib/clock.ts'
import { columns, type BoardColumn, type BoardRow } from './board-columns.ts'
import { sieve, type Filters } from './board-filters.ts'

type Board6 = { lanes: ShallowRef<BoardRow[]>[]; isWhole: Ref<boolean>; figures: Ref<Board | null> }
export type Lane = { column: BoardColumn; rows: BoardRow[]; count: number }

/** The columns in view, each with its rows that the filters leave. */
export function useLanes({ lanes, isWhole, figures }: Board6, filters: Filters, isFiltered: Ref<boolean>) {
  const kept = computed(() => sieve(filters, () => now.value))
  const rows = lanes.map((lane) => computed(() => (kept.value ? lane.value.filter(kept.value) : lane.value.slice())))
  const isInView = ({ name }: BoardColumn) => [name, ''].includes(filters.step.value)
  const inView = computed(() => columns.map((column, index) => ({ column, index })).filter(({ column }) => isInView(column)))
  /** What is seen; where not every order was read, the county's own count. */
  const countOf = ({ statuses }: BoardColumn, seen: number) =>
    isFiltered.value || isWhole.value || !figures.value ? seen : statuses.reduce((sum, status) => sum + (figures.value?.counts[status] ?? 0), 0)

  return computed<Lane[]>(() =>
    inView.value.map(({ column, index }) => {
      const seen = rows[index]!.value
      return { column, rows: seen, count: countOf(column, seen.length) }
    }),
  )
}
