import type { OrderView } from '@contract/orders.ts'
import type { Me } from '@contract/people.ts'
import { computed, ref } from 'vue'
import { postOrder } from '../../lib/api.ts'
import { asProblem, fieldErrors, type Problem } from '../../lib/problem.ts'
import { useUnsentPhotos } from '../../ui/unsent-photos.ts'
import { draftOf, dropDraft } from './draft.ts'

const needed = ['category', 'title', 'grid', 'address'] as const

/** Writes and posts one need, going on with what was begun. However often it is sent, it is posted once. */
export function usePost(me: Me, forSomeone: boolean) {
  const { need, keys } = draftOf(me, forSomeone)
  const unsent = useUnsentPhotos()
  const tried = ref(false)
  const problem = ref<Problem | null>(null)
  const busy = ref(false)
  const errors = computed(() => fieldErrors(problem.value))

  function lacking(): string[] {
    const people = (['name', 'phone'] as const).filter((part) => !need.contact[part].trim())
    return [...needed.filter((name) => !need[name].trim()), ...people.map((part) => `contact.${part}`), ...(unsent.value > 0 ? ['unsent'] : [])]
  }

  /** What is still missing, told from the first attempt on and until it is there. */
  const absent = computed(() => (tried.value ? lacking() : []))

  function body(): object {
    const { service, description, ...rest } = need
    return { ...rest, ...(service ? { service } : {}), ...(description.trim() ? { description } : {}) }
  }

  /** The order posted, or null with `absent` or `problem` telling why not. */
  async function send(): Promise<OrderView | null> {
    tried.value = true
    problem.value = null
    if (busy.value || absent.value.length > 0) return null
    busy.value = true
    try {
      const sent = body()
      const order = await postOrder(sent, keys.keyFor(sent))
      dropDraft()
      return order
    } catch (error) {
      problem.value = asProblem(error)
      return null
    } finally {
      busy.value = false
    }
  }

  return { need, absent, errors, problem, busy, send }
}
