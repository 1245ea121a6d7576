import type { Status } from '@contract/flow.ts'
import type { Board, Card } from '@contract/live.ts'
import { computed, onMounted, ref, shallowReactive } from 'vue'
import { getBoard, getOrders } from '../../lib/api.ts'
import { onBoard, onCard, onReload } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { columns, mostPressingFirst, rowOfCard, rowOfOrder, type BoardRow } from './board-columns.ts'

const shown = new Set<Status>(columns.flatMap(({ statuses }) => statuses))

/** The newest orders of a column, 300 at the most. */
async function readColumn(statuses: Status[]): Promise<BoardRow[]> {
  const found: BoardRow[] = []
  let cursor: string | undefined
  do {
    const page = await getOrders({ box: 'scope', status: statuses, limit: 100, cursor })
    found.push(...page.items.map(rowOfOrder))
    cursor = page.nextCursor ?? undefined
  } while (cursor && found.length < 300)
  return found
}

/** The county's open orders, moved by the cards that arrive; a card older than its row changes nothing. */
export function useBoard() {
  const rows = shallowReactive(new Map<string, BoardRow>())
  const figures = ref<Board | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const emergency = ref<Card | null>(null)
  let touched = new Set<string>()

  function put(row: BoardRow): void {
    if ((rows.get(row.id)?.version ?? 0) <= row.version) rows.set(row.id, row)
  }

  /** Reads everything again; what moved while reading keeps what the cards said. */
  async function load(): Promise<void> {
    problem.value = null
    touched = new Set()
    try {
      const [board, ...lists] = await Promise.all([getBoard(), ...columns.map(({ statuses }) => readColumn(statuses))])
      const read = new Set(lists.flat().map(({ id }) => id))
      for (const id of rows.keys()) if (!read.has(id) && !touched.has(id)) rows.delete(id)
      lists.flat().forEach(put)
      figures.value = board
      state.value = 'ready'
    } catch (error) {
      problem.value = asProblem(error)
      if (state.value === 'loading') state.value = 'failed'
    }
  }

  function hear(card: Card): void {
    touched.add(card.id)
    const before = rows.get(card.id)
    if (before && before.version >= card.version) return
    put(rowOfCard(card, before))
    if (card.urgency === 'emergency' && card.action === 'post') emergency.value = card
  }

  onMounted(load)
  onReload(load)
  onCard(hear)
  onBoard((board) => (figures.value = board))

  const sorted = computed(() => [...rows.values()].filter(({ status }) => shown.has(status)).sort(mostPressingFirst))
  return { sorted, figures, state, problem, emergency, load }
}
