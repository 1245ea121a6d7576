import type { Language, Status, Step } from '../contract/flow.ts'
import type { Named, StepView } from '../contract/orders.ts'
import { rowOf, statuses, steps } from './order-flow.ts'
import type { Order } from './order.ts'

const inOrder = Object.keys(steps) as Step[]

/** Where a status stands among the six steps; 6 when there is nothing left to do. */
const indexOf = (status: Status) => {
  const { step } = statuses[status]
  return step ? inOrder.indexOf(step === 'accept' ? 'fulfil' : step) : inOrder.length
}

/** The six steps as a resident sees them: a step jumped over is skipped, a step gone back to is no longer done. */
export const stepsOf = (order: Order, language: Language): StepView[] => {
  const done = new Map<Step, { at: Date; by: Named }>()
  for (const event of order.timeline) {
    if (event.from === event.to) continue
    const finished = rowOf.get(event.action)!.finishes
    const ended = event.from === null ? inOrder.slice(0, indexOf(event.to)) : finished ? [finished] : []
    for (const step of ended) done.set(step, { at: event.at, by: event.by })
    for (const step of inOrder.slice(indexOf(event.to))) done.delete(step)
  }
  const present = indexOf(order.status)
  return inOrder.map((step, index) => {
    const finished = done.get(step)
    const state = finished ? 'done' : index < present ? 'skipped' : index === present ? 'now' : 'ahead'
    return { step, label: steps[step][language], state, at: finished?.at.toISOString() ?? null, by: finished?.by ?? null }
  })
}
