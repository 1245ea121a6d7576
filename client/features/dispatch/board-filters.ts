import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { BoardRow } from './board-columns.ts'

// What the board leaves out stands in its address: a reload, a link and the way back show the same.

export const filterNames = ['town', 'step', 'category', 'urgency', 'overdue', 'q'] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Record<FilterName, WritableComputedRef<string>>

/** The filters as the address has them, and whether the map stands beside the lists; each may be set. What is typed leaves no step to go back to. */
export function useBoardFilters() {
  const route = useRoute()
  const router = useRouter()

  function set(name: FilterName, value: string): void {
    const to = { query: { ...route.query, [name]: value || undefined } }
    void (name === 'q' ? router.replace(to) : router.push(to))
  }

  const one = (name: FilterName) =>
    computed({ get: () => (typeof route.query[name] === 'string' ? route.query[name] : ''), set: (value) => value !== filters[name].value && set(name, value) })
  const filters = Object.fromEntries(filterNames.map((name) => [name, one(name)])) as Filters
  const map = computed({ get: () => route.query['map'] === '1', set: (shown) => void router.push({ query: { ...route.query, map: shown ? '1' : undefined } }) })
  const isFiltered = computed(() => filterNames.some((name) => name !== 'step' && filters[name].value !== ''))
  const clear = () => router.push({ query: { ...route.query, ...Object.fromEntries(filterNames.map((name) => [name, undefined])) } })

  return { filters, map, isFiltered, clear }
}

const holds = (row: BoardRow, words: string[]) => {
  const text = `${row.title} ${row.no} ${row.category} ${row.holder?.name ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** Whether a row stays, as the filters stand at a moment; null when every row does. The step is a column's, not a row's. */
export function sieve({ town, category, urgency, overdue, q }: Filters, nowMs: () => number): ((row: BoardRow) => boolean) | null {
  const words = q.value.toLowerCase().split(/\s+/).filter(Boolean)
  const tests = [
    town.value && ((row: BoardRow) => row.town === town.value),
    category.value && ((row: BoardRow) => row.category === category.value),
    urgency.value && ((row: BoardRow) => row.urgency === 'emergency' || (urgency.value === 'urgent' && row.urgency === 'urgent')),
    overdue.value && ((row: BoardRow) => row.due < nowMs()),
    words.length > 0 && ((row: BoardRow) => holds(row, words)),
  ].filter((test) => typeof test === 'function')
  return tests.length > 0 ? (row) => tests.every((test) => test(row)) : null
}
