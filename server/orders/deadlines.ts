import type { Status, TimedStep, Urgency } from '../contract/flow.ts'
import type { DeadlineOverrides } from '../settings/settings.ts'
import { addTime, type Calendar } from './calendar.ts'
import { statuses } from './order-flow.ts'

// How long each step may take, in hours by urgency (design: Deadlines). A service comes before its county, a county before these defaults.

export const stepHours: Record<TimedStep, Record<Urgency, number>> = {
  collect: { normal: 4, urgent: 1, emergency: 0.25 },
  report: { normal: 4, urgent: 1, emergency: 0.25 },
  claim: { normal: 8, urgent: 2, emergency: 0.25 },
  dispatch: { normal: 8, urgent: 2, emergency: 0.25 },
  accept: { normal: 8, urgent: 2, emergency: 0.5 },
  fulfil: { normal: 72, urgent: 24, emergency: 4 },
  rate: { normal: 168, urgent: 168, emergency: 168 },
}

/** The calendar an order's time runs by, and the overrides that hold for it, the first that names a step winning. */
export type Clock = { calendar: Calendar; overrides: DeadlineOverrides[] }

export const hourMs = 3_600_000
const reminderShare = 0.8

const hoursFor = (step: TimedStep, urgency: Urgency, { overrides }: Clock) =>
  overrides.map((override) => override[step]?.[urgency]).find((hours) => hours !== undefined) ?? stepHours[step][urgency]

/** Begins the step of `status` at `at`: when it is due and when its holder is reminded; nulls where nobody must act. */
export const beginStep = (status: Status, urgency: Urgency, at: Date, clock: Clock) => {
  const { step } = statuses[status]
  return step ? until(at, addTime(at, hoursFor(step, urgency, clock) * hourMs, clock.calendar)) : { dueAt: null, remindAt: null }
}

/** A deadline that runs from `at` to `dueAt`, with its reminder at four fifths. */
export const until = (at: Date, dueAt: Date) => ({ dueAt, remindAt: new Date(at.getTime() + reminderShare * (dueAt.getTime() - at.getTime())) })

/** Time that is left of a step whose clock stands still: to its end, and to its reminder. */
export const remaining = (leftMs: number) => ({ leftMs, remindLeftMs: reminderShare * leftMs })

/** `hours` more of the calendar's time. */
export const extended = (dueAt: Date, hours: number, { calendar }: Clock) => addTime(dueAt, hours * hourMs, calendar)
