import type { PlanView } from '@contract/dispatch.ts'
import { onMounted, ref, shallowRef } from 'vue'
import { getPlan } from '../../lib/api.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { usePlanNews } from './plan-news.ts'
import { rowsOf, type PlanRow } from './plan-rows.ts'

/** The proposal for all orders that wait, as rows to be edited; `since` is when the one under way was asked for. */
export function usePlan() {
  const view = shallowRef<PlanView | null>(null)
  const rows = ref<PlanRow[]>([])
  const problem = ref<Problem | null>(null)
  const since = ref<number | null>(null)
  const sending = new Set<string>()
  const { asking, begin, ...news } = usePlanNews(rows, sending)

  /** Asks for a new proposal; what lies on the table stays until it is here. */
  async function compute(): Promise<void> {
    if (since.value !== null) return
    problem.value = null
    since.value = Date.now()
    asking()
    try {
      view.value = await getPlan()
      rows.value = rowsOf(view.value)
      begin()
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      since.value = null
    }
  }

  onMounted(compute)
  return { view, rows, problem, since, compute, news, sending }
}
