import { defineStore } from 'pinia'
import { ref } from 'vue'
import { onCard, onReload } from '../../lib/live.ts'
import { asProblem } from '../../lib/problem.ts'
import { soon } from '../../lib/soon.ts'
import { getWaiting } from './hours-api.ts'

const MOST = 99

/** How many entries wait for the supervisor, held or asked to be corrected, as it is shown: empty for none, and a hundred are too many to count. */
export const useHeldCount = defineStore('held-count', () => {
  const count = ref('')
  let turn = 0

  async function load(): Promise<void> {
    const own = ++turn
    const lists = await Promise.all((['held', 'asked'] as const).map((state) => getWaiting({ state, limit: MOST })))
    if (own !== turn) return
    const all = lists.flatMap(({ items }) => items).length
    count.value = lists.some(({ nextCursor }) => nextCursor) || all > MOST ? `${MOST}+` : all > 0 ? String(all) : ''
  }

  /** Keeps what was counted last when the server cannot be asked: the page itself says so. */
  const refresh = () => void load().catch(asProblem)

  // Minutes are posted after the rating or the closing; the card of it is the sign.
  const soonAgain = soon(refresh)
  onCard(({ status }) => void (/^(rated|closed)$/.test(status) && soonAgain()))
  onReload(soonAgain)

  return { count, refresh }
})
