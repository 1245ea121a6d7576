import type { AssignmentState, TimedStep } from '../contract/flow.ts'
import type { AssignedVolunteer, Assignment, Concerned, Order, Visit } from './order.ts'
import { touchedBy } from './touched-by.ts'

// What can be said of an order by looking at it.

export const servedStates: AssignmentState[] = ['accepted', 'completed']
/** The steps whose time is a team's. */
export const teamSteps: TimedStep[] = ['accept', 'fulfil']

/** Whether a team took this part on and kept it: its people are those who serve, or served. */
export const isServed = ({ state }: Pick<Assignment, 'state'>) => servedStates.includes(state)

const onMarket = ({ market }: Order, before?: Order): Pick<Concerned, 'later' | 'told' | 'toldBefore'> => {
  const toldBefore = before?.market?.told ?? []
  const told = (market?.told ?? []).filter((team) => !toldBefore.includes(team))
  return { ...(market?.later.length && { later: market.later }), ...(told.length > 0 && { told, toldBefore }) }
}

/** Who did not see it while it was on the market hears nothing of its leaving either. */
const hiddenIn = (before?: Order): Pick<Concerned, 'later'> => (before?.open && before.market?.later.length ? { later: before.market.later } : {})

/** Whom the present round concerns, as the order stands after a move, and the places and the market it was moved from. */
export const concernedBy = (order: Order, before?: Order): Concerned => {
  const { requester, open, assignments, helpers, round, followers = [] } = order
  const present = assignments.filter((assignment) => assignment.round === round)
  return {
    places: [...new Set([order, before].flatMap((at) => (at ? [at.county, at.town, at.village, at.grid] : [])))],
    requester: requester.id,
    open: open || before?.open === true,
    ...(open ? onMarket(order, before) : hiddenIn(before)),
    teams: present.map(({ team, state }) => ({ ...team, state })),
    volunteers: present.filter(isServed).flatMap(({ volunteers }) => volunteers.map(({ id }) => id)),
    helpers: helpers.map(({ id }) => id),
    followers: followers.map(({ id }) => id),
    ...touchedBy(order, before),
  }
}

/** Visits with the one still open closed at `at`. */
export const closed = (visits: Visit[], at: Date) => visits.map((visit) => ({ ...visit, out: visit.out ?? at }))

export const minutesOf = (visits: Visit[]) =>
  Math.round(visits.reduce((sum, visit) => sum + (visit.out ? visit.out.getTime() - visit.in.getTime() : 0), 0) / 60_000)

/** The minutes that count: the leader's correction, else the attendance of check-in and check-out; null before any. */
export const countedMinutes = (volunteer: AssignedVolunteer) =>
  volunteer.minutes ?? (volunteer.visits.some((visit) => visit.out) ? minutesOf(volunteer.visits) : null)

/** Volunteers whose visit has gone on for as long as one may. */
export const tooLong = (order: Pick<Order, 'assignments' | 'round'>, at: Date) =>
  checkedIn(order).filter(({ visits }) => visits.some((visit) => !visit.out && endOfVisit(visit) <= at))

/** The longest a visit may last: 12 hours in one go. */
export const longestVisitMs = 12 * 3_600_000

/** When a visit that nobody ended is closed. */
export const endOfVisit = (visit: Visit) => new Date(visit.in.getTime() + longestVisitMs)

/** The volunteers of this round whose visit goes on. */
export const checkedIn = (order: Pick<Order, 'assignments' | 'round'>) =>
  standing(order, 'accepted').flatMap(({ volunteers }) => volunteers.filter(isCheckedIn))

export const isCheckedIn = (volunteer: AssignedVolunteer) => volunteer.visits.some((visit) => !visit.out)

/** The assignments of the present round that still stand. */
export const standing = (order: Pick<Order, 'assignments' | 'round'>, ...states: AssignmentState[]) =>
  order.assignments.filter((assignment) => assignment.round === order.round && states.includes(assignment.state))

export const isOverdue = (order: Pick<Order, 'dueAt' | 'status'>, at: Date) => order.dueAt !== null && order.dueAt < at

type Waiting = Pick<Order, 'assignments' | 'round' | 'status' | 'dueAt'>

/** While an order waits for its teams their offers end with the step; once one team serves, the others' offers end at their own time. Null where no offer stands. */
export const endOfOffer = (order: Waiting, assignment: Assignment) => {
  if (!standing(order, 'offered').includes(assignment)) return null
  return (order.status === 'dispatched' ? order.dueAt : assignment.lapsesAt) ?? null
}

export const offerIsOver = (order: Waiting, assignment: Assignment, at: Date) => {
  const end = endOfOffer(order, assignment)
  return end !== null && end <= at
}
