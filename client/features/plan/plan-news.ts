import type { Action } from '@contract/flow.ts'
import type { Card } from '@contract/live.ts'
import { computed, ref, type Ref } from 'vue'
import { connection, onCard, onReload } from '../../lib/live.ts'
import type { PlanRow } from './plan-rows.ts'

// What the clock does to an order changes nothing a dispatcher decides upon.
const clockwork = new Set<Action>(['remind', 'overdue'])

/**
 * What became of a proposal since it was asked for. Cards never change whom a row goes to: they mark it `moved` and untick it; orders that came to the centre
 * are counted in `arrived`, and `gap` says that cards may have been missed. Rows in `sending` are moved by this client itself.
 */
export function usePlanNews(rows: Ref<PlanRow[]>, sending: Set<string>) {
  const arrived = ref(new Set<string>())
  const gap = ref(false)
  /** What was heard since a proposal was asked for, until it is here. */
  let heard: Card[] | null = null
  let wasLive = connection.value === 'live'

  function mark(row: PlanRow, { version, action, dueAt, holder }: Card): void {
    if (row.order.version >= version) return
    const isTick = clockwork.has(action) && row.moved === null && row.order.version + 1 === version
    if (isTick) Object.assign(row.order, { version, dueAt })
    else Object.assign(row, { moved: holder?.name ?? '', ticked: false })
  }

  function note(card: Card): void {
    const { id, status } = card
    if (sending.has(id)) return
    const row = rows.value.find(({ order }) => order.id === id)
    if (row) mark(row, card)
    if (!row && status === 'claimed') arrived.value.add(id)
    if (status !== 'claimed') arrived.value.delete(id)
  }

  /** The proposal asked for at `asking` is here: what was heard meanwhile counts, what was known before does not. */
  function begin(): void {
    arrived.value.clear()
    gap.value = false
    heard?.forEach(note)
    heard = null
  }

  onCard((card) => {
    heard?.push(card)
    note(card)
  })
  // The first connection of a visit is no gap.
  onReload(() => {
    gap.value = wasLive && rows.value.length > 0
    wasLive = true
  })

  return { arrived, gap, asking: () => (heard = []), begin, moved: computed(() => rows.value.filter(({ moved }) => moved !== null).length) }
}
