import type { OrderView, TimelineItem } from '@contract/orders.ts'
import { onMounted, ref } from 'vue'
import { getOrder, getTimeline } from '../../lib/api.ts'
import { onCard, onReload } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

/** One order with its timeline, read again whenever a newer card of it arrives. */
export function useOrder(id: string) {
  const order = ref<OrderView | null>(null)
  const timeline = ref<TimelineItem[]>([])
  const problem = ref<Problem | null>(null)
  const overtaken = ref<Problem | null>(null)

  async function read(ask: Promise<OrderView>): Promise<void> {
    problem.value = null
    try {
      const [found, { items }] = await Promise.all([ask, getTimeline(id)])
      if (found.version < (order.value?.version ?? 0)) return
      order.value = found
      timeline.value = items
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  const load = () => read(getOrder(id))

  /** The order as an act answered it; only what it adds to the timeline is still to be read. */
  function changed(to: OrderView, said: Problem | null = null): void {
    order.value = to
    overtaken.value = said
    void read(Promise.resolve(to))
  }

  onMounted(load)
  onReload(load)
  onCard((card) => {
    if (card.id === id && card.version > (order.value?.version ?? 0)) void load()
  })

  return { order, timeline, problem, overtaken, load, changed }
}
