import type { Status } from '@contract/flow.ts'
import type { Board, Card } from '@contract/live.ts'
import { computed, onMounted, ref } from 'vue'
import { getBoard, getOrders } from '../../lib/api.ts'
import { onBoard, onCard, onReload } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { columns, mostPressingFirst, rowOfCard, rowOfOrder, type BoardRow } from './board-columns.ts'
import { useBoardRows } from './board-rows.ts'

const shown = new Set<Status>(columns.flatMap(({ statuses }) => statuses))

const mostRead = 300

/** The newest orders of a column, as many as a person could look through. */
async function readColumn(statuses: Status[]): Promise<BoardRow[]> {
  const found: BoardRow[] = []
  let cursor: string | undefined
  do {
    const page = await getOrders({ box: 'scope', status: statuses, limit: 100, cursor })
    found.push(...page.items.map(rowOfOrder))
    cursor = page.nextCursor ?? undefined
  } while (cursor && found.length < mostRead)
  return found
}

/** The county's open orders, moved by the cards that arrive. `isWhole`: every one of them was read. */
export function useBoard() {
  const { rows, hear, isNews, take, startReading } = useBoardRows()
  const figures = ref<Board | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const emergency = ref<Card | null>(null)
  const isWhole = ref(true)

  async function load(): Promise<void> {
    problem.value = null
    startReading()
    try {
      const [board, ...lists] = await Promise.all([getBoard(), ...columns.map(({ statuses }) => readColumn(statuses))])
      take(lists.flat())
      isWhole.value = lists.every((list) => list.length < mostRead)
      figures.value = board
      state.value = 'ready'
    } catch (error) {
      problem.value = asProblem(error)
      if (state.value === 'loading') state.value = 'failed'
    }
  }

  onMounted(load)
  onReload(load)
  onBoard((board) => (figures.value = board))
  onCard((card) => {
    if (!isNews(card.id, card.version)) return
    hear(rowOfCard(card, rows.get(card.id)))
    if (card.urgency === 'emergency' && card.action === 'post') emergency.value = card
    else if (emergency.value?.id === card.id) emergency.value = null
  })

  const sorted = computed(() => [...rows.values()].filter(({ status }) => shown.has(status)).sort(mostPressingFirst))
  return { sorted, isWhole, figures, state, problem, emergency, load }
}
