import type { Candidates } from '@contract/orders.ts'
import { onMounted, ref } from 'vue'
import { getCandidates } from '../../lib/api.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

/** The teams that could take an order, and why the others could not. */
export function useCandidates(order: string) {
  const candidates = ref<Candidates | null>(null)
  const problem = ref<Problem | null>(null)

  async function load(): Promise<void> {
    problem.value = null
    try {
      candidates.value = await getCandidates(order)
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  onMounted(load)
  return { candidates, problem, load }
}
