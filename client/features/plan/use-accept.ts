import type { PlanAnswer } from '@contract/dispatch.ts'
import { ref, type Ref } from 'vue'
import { acceptPlan } from '../../lib/api.ts'
import { onceKeys } from '../../lib/idempotency.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { isChosen, type PlanRow } from './plan-rows.ts'

// So many at a time that the bar moves every few seconds.
const atOnce = 100

/** Dispatches the chosen rows, each by its own move: those done leave the table, the others stay unticked with the reason. `sending` holds those under way. */
export function useAccept(rows: Ref<PlanRow[]>, sending: Set<string>) {
  const progress = ref<{ sent: number; all: number } | null>(null)
  const problem = ref<Problem | null>(null)
  const outcome = ref<{ done: number; refused: number } | null>(null)
  const keys = onceKeys()

  function settle(answers: PlanAnswer[]): void {
    const done = new Set(answers.filter(({ ok }) => ok).map(({ order }) => order))
    const reasons = new Map(answers.flatMap((answer) => (answer.ok ? [] : [[answer.order, answer.problem.detail]])))
    for (const row of rows.value) {
      if (reasons.has(row.order.id)) Object.assign(row, { refused: reasons.get(row.order.id), ticked: false })
    }
    rows.value = rows.value.filter(({ order }) => !done.has(order.id))
    outcome.value = { done: outcome.value!.done + done.size, refused: outcome.value!.refused + reasons.size }
  }

  async function send(chosen: PlanRow[]): Promise<void> {
    const items = chosen.map(({ order, teams }) => ({ order: order.id, teams: teams.map(({ team }) => team.id), version: order.version }))
    for (const { order } of items) sending.add(order)
    const { items: answers } = await acceptPlan(items, keys.keyFor(items)).finally(() => sending.clear())
    keys.done()
    settle(answers)
  }

  async function accept(): Promise<void> {
    const chosen = rows.value.filter(isChosen)
    if (progress.value || chosen.length === 0) return
    problem.value = null
    outcome.value = { done: 0, refused: 0 }
    try {
      for (let n = 0; n < chosen.length; n += atOnce) {
        progress.value = { sent: n, all: chosen.length }
        await send(chosen.slice(n, n + atOnce))
      }
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      progress.value = null
    }
  }

  return { accept, progress, problem, outcome }
}
