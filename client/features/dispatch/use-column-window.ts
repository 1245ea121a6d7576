import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, onMounted, watch, type Ref } from 'vue'
import { care } from '../../lib/care.ts'
import type { BoardRow } from './board-columns.ts'
import { anchorShift } from './sorted-rows.ts'

const CARD_REM = 8.5
const GAP = 8

type Shown = { rows: BoardRow[]; opened: string | null; current: string | null }

type Body = Ref<HTMLElement | undefined>

/** Rows that come or go above what is being read leave it where it is. */
function stayWhereRead(body: Body, shown: Readonly<Shown>, pitch: () => number): void {
  watch(
    () => shown.rows,
    async (rows, before) => {
      const top = body.value?.scrollTop ?? 0
      const shift = top > GAP ? anchorShift(before, rows, Math.floor(top / pitch())) * pitch() : 0
      if (shift === 0) return
      await nextTick()
      body.value?.scrollTo({ top: top + shift })
    },
  )
}

/** The opened card stays in sight, also when the drawer takes room and when the card changes its column. */
function keepInSight(body: Body, shown: Readonly<Shown>, isHere: () => boolean): void {
  async function show(): Promise<void> {
    if (!isHere()) return
    await nextTick()
    body.value?.querySelector(`[data-order="${shown.opened}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  onMounted(show)
  watch([() => shown.opened, isHere], show)
}

/** The cards of a column that are in sight in `body`, and those that hold the focus or are open: only they are drawn. What is read stays where it is. */
export function useColumnWindow(body: Body, shown: Readonly<Shown>) {
  const rem = computed(() => (care.value, Number.parseFloat(getComputedStyle(document.documentElement).fontSize)))
  const cardHeight = computed(() => Math.round(CARD_REM * rem.value))
  const indexOf = (id: string | null) => (id ? shown.rows.findIndex((row) => row.id === id) : -1)
  const currentIndex = computed(() => indexOf(shown.current))
  const openedIndex = computed(() => indexOf(shown.opened))
  const stop = computed(() => Math.max(0, currentIndex.value))

  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => {
      const kept = [currentIndex.value, openedIndex.value, stop.value].filter((index) => index >= 0 && index < shown.rows.length)
      return {
        count: shown.rows.length,
        getScrollElement: () => body.value ?? null,
        estimateSize: () => cardHeight.value,
        gap: GAP,
        paddingEnd: GAP,
        overscan: 3,
        rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b),
      }
    }),
  )
  watch(cardHeight, () => virtualizer.value.measure())
  const items = computed(() => virtualizer.value.getVirtualItems().filter(({ index }) => index < shown.rows.length))

  stayWhereRead(body, shown, () => cardHeight.value + GAP)
  keepInSight(body, shown, () => openedIndex.value >= 0)
  return { virtualizer, items, cardHeight, stop }
}
