import type { Card } from '@contract/live.ts'
import { computed, shallowRef } from 'vue'
import { onCard } from '../../lib/live.ts'

/** Emergencies posted while the calling component stands, until somebody here looks at them or anybody acts on them; `ring` at each. */
export function useEmergencies(ring: () => void) {
  const all = shallowRef<Card[]>([])

  function forget(id: string): void {
    if (all.value.some((card) => card.id === id)) all.value = all.value.filter((card) => card.id !== id)
  }

  onCard((card) => {
    forget(card.id)
    if (card.urgency !== 'emergency' || card.action !== 'post') return
    all.value = [...all.value, card]
    ring()
  })

  return { first: computed(() => all.value[0]), more: computed(() => all.value.length - 1), forget }
}
