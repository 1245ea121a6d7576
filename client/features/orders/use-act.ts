import type { Action } from '@contract/flow.ts'
import type { OrderView } from '@contract/orders.ts'
import { ref } from 'vue'
import { act, getOrder } from '../../lib/api.ts'
import { onceKeys } from '../../lib/idempotency.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import type { Values } from './action-forms.ts'

export type Acted = { kind: 'done'; order: OrderView } | { kind: 'overtaken'; order: OrderView; problem: Problem } | { kind: 'refused'; problem: Problem }

/** Sends one act at a time, under a key that survives a retry. A 409 brings the order as it now stands. */
export function useAct() {
  const busy = ref(false)
  const keys = onceKeys()

  async function send(order: OrderView, action: Action, input: Values): Promise<Acted> {
    // A comment holds whatever happened meanwhile; every other act is meant for the order as it was seen.
    const body = action === 'comment' ? input : { ...input, version: order.version }
    try {
      const moved = await act(order.id, action, { body, key: keys.keyFor([order.id, action, body]) })
      keys.done()
      return { kind: 'done', order: moved }
    } catch (error) {
      const problem = asProblem(error)
      if (problem.body.status !== 409) return { kind: 'refused', problem }
      return getOrder(order.id)
        .then((now): Acted => ({ kind: 'overtaken', order: now, problem }))
        .catch((): Acted => ({ kind: 'refused', problem }))
    }
  }

  /** Null when an act is still under way: a double tap is one act. */
  async function perform(order: OrderView, action: Action, input: Values): Promise<Acted | null> {
    if (busy.value) return null
    busy.value = true
    return send(order, action, input).finally(() => (busy.value = false))
  }

  return { busy, perform }
}
