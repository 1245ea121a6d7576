import type { Card } from '@contract/live.ts'
import { computed, onMounted, onScopeDispose, ref } from 'vue'
import { onCard, onReload } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { columns, rowOfCard } from './board-columns.ts'
import { readBoard } from './board-reading.ts'
import { useBoardRows } from './board-rows.ts'
import { useFigures } from './use-figures.ts'

// Cards that come within one frame are one change of the page.
const FRAME_MS = 16
const shown = columns.flatMap(({ statuses }) => statuses)

function onFrame(then: (cards: Card[]) => void): void {
  let waiting: Card[] = []
  onCard((card) => {
    if (waiting.push(card) === 1) setTimeout(apply, FRAME_MS)
  })

  function apply(): void {
    const cards = waiting
    waiting = []
    then(cards)
  }
}

/** The county's open orders, moved by the cards that arrive. `missing`: how many are still to be read; 0 once every one of them was. */
export function useBoard() {
  const { lanes, rowOf, isNews, hear, startReading, take, endReading } = useBoardRows()
  const { figures, readFigures } = useFigures()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const isWhole = ref(false)
  const held = computed(() => lanes.reduce((sum, lane) => sum + lane.value.length, 0))
  const total = computed(() => shown.reduce((sum, status) => sum + (figures.value?.counts[status] ?? 0), 0))
  const missing = computed(() => (isWhole.value ? 0 : Math.max(1, total.value - held.value)))
  let turn = 0

  function begun(): void {
    state.value = 'ready'
    problem.value = null
  }

  async function load(): Promise<void> {
    const own = ++turn
    if (state.value === 'failed') state.value = 'loading'
    startReading()
    try {
      await readBoard({ figures: readFigures, rows: take, begun, goesOn: () => own === turn })
      if (own !== turn) return
      endReading()
      isWhole.value = true
    } catch (error) {
      const said = asProblem(error)
      if (own !== turn) return
      problem.value = said
      if (state.value === 'loading') state.value = 'failed'
    }
  }

  // Of one order, each card stands on the one before it.
  onFrame((cards) => cards.forEach((card) => isNews(card) && hear([rowOfCard(card, rowOf(card.id))])))
  onMounted(load)
  onReload(load)
  onScopeDispose(() => turn++)
  return { lanes, rowOf, isWhole, missing, held, figures, state, problem, load }
}
