import type { LikelyDuplicate, OrderView } from '@contract/orders.ts'
import { computed, ref, shallowRef } from 'vue'
import { getOrders, getOriginals } from '../../../lib/api.ts'
import { asProblem, type Problem } from '../../../lib/problem.ts'
import { useRead } from '../../../lib/read.ts'

/** An order that may take in another; `likeness` is null where it was looked up and not proposed. */
export type Original = Omit<LikelyDuplicate, 'likeness'> & { id: string; likeness: number | null }

const readable = ({ id, ...one }: LikelyDuplicate): Original[] => (id ? [{ ...one, id }] : [])

const lookedUp = ({ id, no, title, status, statusLabel, placeName, createdAt }: OrderView): Original => {
  return { id, no, title, status, statusLabel, placeName, createdAt, metres: null, likeness: null }
}

/** What may take in the order of this id: what the server proposes, and what was looked up by number or words. */
export function useOriginals(id: string) {
  const { value: proposed, problem, load } = useRead(async () => (await getOriginals(id)).items.flatMap(readable))
  const found = shallowRef<Original[]>([])
  const looked = ref<'not' | 'busy' | 'none' | 'some'>('not')
  const lookProblem = ref<Problem | null>(null)
  const choices = computed<Original[]>(() => {
    const known = new Set(proposed.value?.map((one) => one.id))
    return [...(proposed.value ?? []), ...found.value.filter((one) => !known.has(one.id))]
  })

  /** Answers the only order found, to be chosen at once. */
  async function look(words: string): Promise<string | null> {
    looked.value = 'busy'
    lookProblem.value = null
    try {
      const { items } = await getOrders({ box: 'scope', q: words, limit: 6 })
      found.value = items.filter((order) => order.id !== id && order.status !== 'merged').map(lookedUp)
    } catch (error) {
      lookProblem.value = asProblem(error)
      found.value = []
    }
    looked.value = found.value.length > 0 ? 'some' : 'none'
    return found.value.length === 1 ? found.value[0]!.id : null
  }

  return { proposed, problem, load, choices, looked, lookProblem, look }
}
