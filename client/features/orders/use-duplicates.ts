import type { LikelyDuplicate } from '@contract/orders.ts'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { getDuplicates, type Sought } from '../../lib/api.ts'
import { asProblem } from '../../lib/problem.ts'
import type { Need } from './need.ts'

const PAUSE_MS = 600
const MOST = 3

function soughtBy({ category, service, title, description, grid }: Need): Sought | null {
  if (title.trim().length < 2 || !category || !grid) return null
  return { category, ...(service && { service }), title: title.trim(), description: description.trim(), grid }
}

/** Orders that the need being written may repeat, asked for when the writer pauses; the latest answer counts. Nobody is kept from posting when it fails. */
export function useDuplicates(need: Need) {
  const duplicates = shallowRef<LikelyDuplicate[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function ask(sought: Sought): Promise<void> {
    const own = turn
    const { items } = await getDuplicates(sought).catch((error: unknown) => (asProblem(error), { items: [] }))
    if (own === turn) duplicates.value = items.slice(0, MOST)
  }

  watch(
    () => JSON.stringify(soughtBy(need)),
    (written) => {
      turn++
      clearTimeout(timer)
      const sought = JSON.parse(written) as Sought | null
      if (sought) timer = setTimeout(() => void ask(sought), PAUSE_MS)
      else duplicates.value = []
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return duplicates
}
