import type { Language, Status, Step } from '../contract/flow.ts'
import type { Named, StepView } from '../contract/orders.ts'
import { rowOf, statuses } from './order-flow.ts'
import { steps } from './order-words.ts'
import type { Order } from './order.ts'

const inOrder = Object.keys(steps) as Step[]

/** Where a status stands among the six steps; 6 when there is nothing left to do. */
const indexOf = (status: Status) => {
  const { step } = statuses[status]
  return step ? inOrder.indexOf(step === 'accept' ? 'fulfil' : step) : inOrder.length
}

/** How far the order's way has come: for one abandoned, where it was left. */
const reached = (order: Order) => {
  const left = order.timeline.findLast(({ from, to }) => from !== to)?.from
  return indexOf(statuses[order.status].abandoned && left ? left : order.status)
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
  const present = reached(order)
  const goesOn = !statuses[order.status].abandoned
  return inOrder.map((step, index) => {
    const finished = done.get(step)
    const state = finished ? 'done' : index < present ? 'skipped' : index === present && goesOn ? 'now' : 'ahead'
    return { step, label: steps[step][language], state, at: finished?.at.toISOString() ?? null, by: finished?.by ?? null }
  })
}
