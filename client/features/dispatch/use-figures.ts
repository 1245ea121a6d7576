import type { Board } from '@contract/live.ts'
import { ref } from 'vue'
import { getBoard } from '../../lib/api.ts'
import { onBack, onBoard } from '../../lib/live.ts'
import { asProblem } from '../../lib/problem.ts'

/** The county's counts as the server tells them. An answer that news or a newer one overtook is dropped; `readFigures` throws the Problem when there is none. */
export function useFigures() {
  const figures = ref<Board | null>(null)
  let turn = 0

  async function readFigures(): Promise<void> {
    const own = ++turn
    const answer = await getBoard()
    if (own === turn) figures.value = answer
  }

  onBoard((board) => {
    turn++
    figures.value = board
  })
  // What was counted last stands where they cannot be read: the page says itself that the connection is lost.
  onBack(() => void readFigures().catch(asProblem))
  return { figures, readFigures }
}
