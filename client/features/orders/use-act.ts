import type { Action } from '@contract/flow.ts'
import type { OrderView, TimelineItem } from '@contract/orders.ts'
import { ref } from 'vue'
import { act, getOrder, getTimeline } from '../../lib/api.ts'
import { onceKeys } from '../../lib/idempotency.ts'
import { timeOfDay } from '../../lib/format.ts'
import { words } from '../../lib/language.ts'
import { asProblem, Problem } from '../../lib/problem.ts'
import { isOvertaken } from '../../lib/use-sending.ts'
import type { Values } from './action-forms.ts'
import './order-words.ts'

export type Acted = { kind: 'done'; order: OrderView } | { kind: 'overtaken'; order: OrderView; problem: Problem } | { kind: 'refused'; problem: Problem }

const said = ({ label, by, role, at }: TimelineItem) =>
  words('order.moved', { what: label, by: role === 'system' ? words('life.system') : by.name, at: timeOfDay(at) })

/** The refusal with what happened since the order was seen: a version says nothing to a person. */
function withMoves(problem: Problem, moves: TimelineItem[]): Problem {
  if (moves.length === 0) return problem
  const what = moves.map(said).join(words('span.and'))
  const isStale = problem.body.code === 'order.stale'
  return new Problem({ ...problem.body, detail: isStale ? words('order.stale', { what }) : `${problem.message} ${words('order.since', { what })}` })
}

/** The order as it now stands, and why it is not as it was seen. */
async function overtaken({ id, version }: OrderView, problem: Problem): Promise<Acted> {
  const [order, { items }] = await Promise.all([getOrder(id), getTimeline(id)])
  return {
    kind: 'overtaken',
    order,
    problem: withMoves(
      problem,
      items.filter((item) => item.version > version),
    ),
  }
}

/** Sends one act at a time, under a key that survives a retry. What the order is not open to any more brings it as it now stands. */
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
      if (!isOvertaken(problem)) return { kind: 'refused', problem }
      return overtaken(order, problem).catch((): Acted => ({ kind: 'refused', problem }))
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
