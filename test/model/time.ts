import type { Action, Status, Urgency } from '../../server/contract/flow.ts'
import { offersOf, type Model } from './model.ts'

// Deadlines as the design prints them, and what time alone brings about. All in minutes.

type Hours = Record<Urgency, number>
// prettier-ignore
const hours: Partial<Record<Status, Hours>> = {
  posted:     { normal: 4, urgent: 1, emergency: 0.25 },
  collected:  { normal: 4, urgent: 1, emergency: 0.25 },
  reported:   { normal: 8, urgent: 2, emergency: 0.25 },
  claimed:    { normal: 8, urgent: 2, emergency: 0.25 },
  dispatched: { normal: 8, urgent: 2, emergency: 0.5 },
  serving:    { normal: 72, urgent: 24, emergency: 4 },
  served:     { normal: 168, urgent: 168, emergency: 168 },
}

export const acceptMinutes = ({ urgency }: Model) => hours.dispatched![urgency] * 60

/** A deadline given now: its reminder comes at four fifths, and it may be missed anew. */
export const newDeadline = (model: Model, due: number, at: number) => {
  Object.assign(model, { due, remind: at + 0.8 * (due - at), wasOverdue: false, suspended: null })
}

/** The step of the present status begins. */
export const begin = (model: Model, at: number) => {
  const step = hours[model.status]
  model.arrived = at
  Object.assign(model, { due: null, remind: null, wasOverdue: false, suspended: null, asked: null })
  if (step) newDeadline(model, at + step[model.urgency] * 60, at)
}

/** The order comes to another status, and its step begins. */
export const goTo = (model: Model, status: Status, at: number) => {
  if (status === model.status) return
  model.status = status
  begin(model, at)
}

const past = (moment: number | null, at: number) => moment !== null && moment <= at

const lapses = (model: Model, at: number) =>
  !model.suspended &&
  (model.status === 'dispatched' ? past(model.due, at) : model.status === 'serving' && offersOf(model, 'offered').some(({ ends }) => ends <= at))

/** The longest a visit lasts: whoever forgets to check out is checked out then. */
export const longestVisit = 12 * 60

/** The visits that have lasted so long and nobody ended. */
export const unended = (model: Model, at: number) =>
  model.status === 'serving'
    ? offersOf(model, 'accepted').flatMap(({ crew }) =>
        crew.flatMap(({ visits }) => visits.filter((visit) => visit.out === null && visit.in + longestVisit <= at)),
      )
    : []

/** The move that time alone makes now, if any; to be asked again after it was made. */
export const timely = (model: Model, at: number): Action | undefined => {
  if (unended(model, at).length > 0) return 'close_visit'
  if (model.suspended && past(model.suspended.until, at)) return 'resume'
  if (lapses(model, at)) return 'lapse'
  if (model.status === 'served' && past(model.due, at)) return 'close'
  if (past(model.remind, at)) return 'remind'
  if (!['dispatched', 'served'].includes(model.status) && !model.wasOverdue && past(model.due, at)) return 'overdue'
  return undefined
}

/** The moments at which something may change by itself. */
export const moments = (model: Model) => [
  ...[model.due, model.remind, model.suspended?.until, model.urged === null ? null : model.urged + 24 * 60].filter((moment) => typeof moment === 'number'),
  ...offersOf(model, 'offered').map(({ ends }) => ends),
  ...offersOf(model, 'accepted').flatMap(({ crew }) => crew.flatMap(({ visits }) => visits.map((visit) => visit.in + longestVisit))),
  model.arrived + 14 * 24 * 60,
]
