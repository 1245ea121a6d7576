import type { Status, TimedStep, Urgency } from '../contract/flow.ts'
import { statuses } from './order-flow.ts'

// How long each step may take, in natural hours by urgency (design: Deadlines).

export const stepHours: Record<TimedStep, Record<Urgency, number>> = {
  collect: { normal: 4, urgent: 1, emergency: 0.25 },
  report: { normal: 4, urgent: 1, emergency: 0.25 },
  claim: { normal: 8, urgent: 2, emergency: 0.25 },
  dispatch: { normal: 8, urgent: 2, emergency: 0.25 },
  accept: { normal: 8, urgent: 2, emergency: 0.5 },
  fulfil: { normal: 72, urgent: 24, emergency: 4 },
  rate: { normal: 168, urgent: 168, emergency: 168 },
}

/** When the step of `status`, begun at `from`, is due; null where nobody must act. */
export const dueAt = (status: Status, urgency: Urgency, from: Date) => {
  const { step } = statuses[status]
  return step ? new Date(from.getTime() + stepHours[step][urgency] * 3_600_000) : null
}
