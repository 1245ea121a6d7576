import type { OrderView } from '@contract/orders.ts'
import type { Me } from '@contract/people.ts'
import { computed, ref, watch } from 'vue'
import { connection } from '../../lib/live.ts'
import { asProblem, fieldErrors, Problem } from '../../lib/problem.ts'
import type { PickedPhoto } from '../../ui/form-photos.ts'
import type { Writing } from './need.ts'
import { useWriting } from './use-writing.ts'

const needed = ['category', 'title', 'grid', 'address'] as const

function lacking({ need }: Writing): string[] {
  const people = (['name', 'phone'] as const).filter((part) => !need.contact[part].trim())
  return [...needed.filter((name) => !need[name].trim()), ...people.map((part) => `contact.${part}`)]
}

const isOnItsWay = ({ sent, problem }: PickedPhoto) => !sent && !problem

/** What became of the last attempt: `unanswered` until the server is heard again. */
function useAttempt() {
  const busy = ref(false)
  const problem = ref<Problem | null>(null)
  const unanswered = ref(false)

  async function take<T>(call: () => Promise<T>): Promise<T | null> {
    busy.value = true
    try {
      return await call()
    } catch (error) {
      problem.value = asProblem(error)
      unanswered.value = problem.value.body.code === 'client.unreachable'
      return null
    } finally {
      busy.value = false
    }
  }

  watch(connection, (now) => {
    if (now !== 'live' || !unanswered.value) return
    problem.value = null
    unanswered.value = false
  })
  return { busy, problem, unanswered, take }
}

/** Writes and posts one need, going on with what was begun. However often it is sent, it is posted once. */
export function usePost(me: Me, forSomeone: boolean) {
  const kept = useWriting(me, forSomeone)
  const { writing, photos, saved } = kept
  const { busy, problem, unanswered, take } = useAttempt()
  const tried = ref(false)
  const errors = computed(() => {
    const said = fieldErrors(problem.value)
    return { ...(said['service'] && { category: said['service'] }), ...said }
  })
  /** There is no network, as far as is known: it can be kept to be sent later by a tap. */
  const offline = computed(() => (connection.value === 'lost' || unanswered.value) && saved.value !== 'failed')
  /** What is still missing, told from the first attempt on and until it is there. */
  const absent = computed(() => {
    const waits = !offline.value && photos.value.some(isOnItsWay) ? ['unsent'] : []
    return tried.value ? [...lacking(writing), ...waits] : []
  })

  async function open(id?: string): Promise<void> {
    await kept.open(id)
    tried.value = false
    problem.value = writing.refusal && new Problem(writing.refusal)
  }

  async function attempt<T>(call: (store: typeof import('./writings.ts')) => Promise<T>): Promise<T | null> {
    tried.value = true
    problem.value = null
    if (busy.value || absent.value.length > 0) return null
    const answer = await take(async () => {
      await kept.save()
      return call(await import('./writings.ts'))
    })
    if (answer !== null) kept.close()
    return answer
  }

  /** The order posted, or null with `absent` or `problem` telling why not. */
  const send = (): Promise<OrderView | null> => attempt(({ sendWriting }) => sendWriting(writing))
  /** Its name in the queue, or null with `absent` telling what it lacks. */
  const queue = (): Promise<string | null> => attempt(({ putInQueue }) => putInQueue(writing))
  return { ...kept, absent, errors, problem, busy, offline, open, send, queue }
}
