import type { Notice } from '@contract/live.ts'
import { onMounted, ref } from 'vue'
import { getNotices } from '../../lib/api.ts'
import { onNotice } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

/** The latest notices; one that arrives joins on top. */
export function useNotices() {
  const notices = ref<Notice[] | null>(null)
  const problem = ref<Problem | null>(null)

  async function load(): Promise<void> {
    problem.value = null
    try {
      notices.value = (await getNotices()).items
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  onMounted(load)
  onNotice((notice) => (notices.value = [notice, ...(notices.value ?? []).filter(({ id }) => id !== notice.id)].slice(0, 5)))
  return { notices, problem, load }
}
