import { nextTick, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { BoardRow } from './board-columns.ts'
import { nearest, rowAt, spotOf, stepFrom, type Direction, type Spot } from './board-spots.ts'

/**
 * Which card of the board the keyboard is at. A card that moves within its column takes the focus along; one that leaves it gives the focus
 * to the card that takes its place, so that the work goes on with the next.
 */
export function useBoardFocus(root: Ref<HTMLElement | undefined>, lanes: ComputedRef<BoardRow[][]>) {
  const current = ref<string | null>(null)
  let at: Spot = { lane: 0, index: 0 }
  const elementOf = (id: string | null) => (id ? (root.value?.querySelector<HTMLElement>(`[data-order="${id}"]`) ?? null) : null)

  function note(id: string | null): void {
    current.value = id
    at = spotOf(lanes.value, id) ?? at
  }

  async function focus(spot: Spot | null): Promise<void> {
    note(spot ? (rowAt(lanes.value, spot)?.id ?? null) : null)
    await nextTick()
    const card = elementOf(current.value)
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  const move = (direction: Direction) => void focus(current.value === null ? nearest(lanes.value, at) : stepFrom(lanes.value, at, direction))

  watch(lanes, async (now) => {
    if (current.value === null) return
    const had = document.activeElement !== null && document.activeElement === elementOf(current.value)
    const found = spotOf(now, current.value)
    if (found?.lane === at.lane) at = found
    else note(rowAt(now, nearest(now, at) ?? at)?.id ?? null)
    await nextTick()
    if (had && document.activeElement !== elementOf(current.value)) await focus(spotOf(lanes.value, current.value))
  })

  return { current, note, move, goBack: () => focus(nearest(lanes.value, spotOf(lanes.value, current.value) ?? at)) }
}
