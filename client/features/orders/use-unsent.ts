import { computed, onMounted, ref, type ComputedRef } from 'vue'
import { useSession } from '../../app/session.ts'
import { asProblem } from '../../lib/problem.ts'
import { isBegun, type Writing } from './need.ts'
import { dropWriting, readWritings, sendWriting, writings } from './writings.ts'

const sending = ref(new Set<string>())

/** What the person signed in has kept here: drafts first, then what waits; and what can be done with it. */
export function useUnsent() {
  const session = useSession()
  const own = computed(() => writings.value.filter(({ person }) => person === session.me?.person.id))
  const drafts = computed(() => own.value.filter((one) => one.state === 'draft' && isBegun(one)))
  const waiting: ComputedRef<Writing[]> = computed(() => own.value.filter(({ state }) => state === 'waiting'))

  onMounted(() => session.me && void readWritings(session.me.person.id))

  /** The number of the order it became, or null with the reason kept beside it. */
  async function send(writing: Writing): Promise<string | null> {
    if (sending.value.has(writing.id)) return null
    sending.value.add(writing.id)
    try {
      return (await sendWriting(writing)).no
    } catch (error) {
      asProblem(error)
      return null
    } finally {
      sending.value.delete(writing.id)
    }
  }

  return { drafts, waiting, sending, send, drop: (writing: Writing) => dropWriting(writing) }
}
