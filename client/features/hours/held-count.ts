import { defineStore } from 'pinia'
import { ref } from 'vue'
import { onCard, onReload } from '../../lib/live.ts'
import { asProblem } from '../../lib/problem.ts'
import { soon } from '../../lib/soon.ts'
import { getHeld } from './hours-api.ts'

const MOST = 99

/** How many entries wait for the supervisor, as it is shown: empty for none, and a hundred are too many to count. */
export const useHeldCount = defineStore('held-count', () => {
  const count = ref('')

  async function load(): Promise<void> {
    const { items, nextCursor } = await getHeld({ limit: MOST })
    count.value = nextCursor ? `${MOST}+` : items.length > 0 ? String(items.length) : ''
  }

  /** Keeps what was counted last when the server cannot be asked: the page itself says so. */
  const refresh = () => void load().catch(asProblem)

  // Minutes are posted after the rating or the closing; the card of it is the sign.
  const soonAgain = soon(refresh)
  onCard(({ status }) => void (/^(rated|closed)$/.test(status) && soonAgain()))
  onReload(soonAgain)

  return { count, refresh }
})
