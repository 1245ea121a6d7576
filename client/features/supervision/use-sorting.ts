import type { TimedStep } from '@contract/flow.ts'
import type { Scorecard } from '@contract/reports.ts'
import { computed, ref } from 'vue'

export type Column = 'name' | 'orders' | 'onTime' | 'stars' | TimedStep

const valueOf = (card: Scorecard, column: Column) => ({ ...card.minutes, ...card })[column] ?? 0

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' ? a.localeCompare(String(b), 'zh-CN') : a - Number(b)
}

/** Scorecards by one of their columns: upwards, when it is pressed again downwards, a third time as they came. */
export function useSorting(cards: () => Scorecard[]) {
  const sorted = ref<{ column: Column; down: boolean } | null>(null)

  const items = computed(() => {
    if (!sorted.value) return cards()
    const { column, down } = sorted.value
    return cards().toSorted((a, b) => compare(valueOf(a, column), valueOf(b, column)) * (down ? -1 : 1))
  })
  const orderOf = (column: Column) => (sorted.value?.column === column ? (sorted.value.down ? 'descending' : 'ascending') : 'none')

  function press(column: Column): void {
    const order = orderOf(column)
    sorted.value = order === 'descending' ? null : { column, down: order === 'ascending' }
  }

  return { items, orderOf, press }
}
