import type { Action } from '../contract/flow.ts'
import type { Named } from '../contract/orders.ts'
import { addTime, timeBetween } from './calendar.ts'
import { offer } from './offer.ts'
import { shifted, showTo } from './market.ts'
import { extended, hourMs, remaining, type Clock } from './deadlines.ts'
import type { Changes, Effect, Move } from './order-effects.ts'
import { statuses } from './order-flow.ts'
import { endOfVisit, offerIsOver, standing, tooLong } from './order-facts.ts'
import type { AssignedVolunteer, Assignment, Order, Visit } from './order.ts'

// What the moves beside the six steps change: the place, the clock, a further round.

const withdraw = (order: Order, ...states: Assignment['state'][]): Changes => ({
  open: false,
  assignments: order.assignments.map((assignment) => (standing(order, ...states).includes(assignment) ? { ...assignment, state: 'withdrawn' } : assignment)),
})

// Whoever did not answer is out; where the county says so, the next teams are asked in their place and the step begins anew for them.
const lapse: Effect = (order, move) => {
  const { at, found } = move
  const lapsed = order.assignments.map((each): Assignment => (offerIsOver(order, each, at) ? { ...each, state: 'lapsed', answeredAt: at } : each))
  const next = (found.next ?? []).map((team) => offer(team, order, move))
  const waits = order.status === 'dispatched'
  return { ...(waits && { open: false }), ...(waits && next[0] && { dueAt: next[0].lapsesAt! }), assignments: [...lapsed, ...next] }
}

const widen: Effect = ({ market }, { at, found }) => ({ market: showTo(market, found.market!, { openedAt: market!.openedAt, at }) })

// A step that was reminded or overdue when its clock stopped is so when it runs on, and is not told of twice.
const suspend: Effect = ({ dueAt, remindAt }, { input, at, clock }) => {
  const left = (moment: Date) => timeBetween(at, moment, clock.calendar)
  return {
    suspended: { at, until: input.until ?? null, reason: input.reason!, leftMs: dueAt ? left(dueAt) : 0, remindLeftMs: remindAt && left(remindAt) },
    dueAt: null,
    remindAt: null,
  }
}

const later = (at: Date, ms: number, { calendar }: Clock) => (ms < 0 ? new Date(at.getTime() + ms) : addTime(at, ms, calendar))

// Offers that wait beside a team that serves have an end of their own, which waits as the clock does.
const offersLater = (order: Order, ms: number): Changes => ({
  assignments: order.assignments.map((assignment) =>
    standing(order, 'offered').includes(assignment) && assignment.lapsesAt
      ? { ...assignment, lapsesAt: new Date(assignment.lapsesAt.getTime() + ms) }
      : assignment,
  ),
})

const stoodStill = (order: Order, ms: number): Changes => ({ ...offersLater(order, ms), ...(order.market && { market: shifted(order.market, ms) }) })

/** From the deadline, or from now when that has passed: time that is granted is time. */
const moreTime = ({ dueAt, suspended }: Order, hours: number, { at, clock }: Move): Changes =>
  dueAt
    ? { dueAt: extended(new Date(Math.max(dueAt.getTime(), at.getTime())), hours, clock) }
    : { suspended: { ...suspended!, ...remaining(Math.max(0, suspended!.leftMs) + hours * hourMs) }, overdueAt: null }

const newRound: Effect = (order) => ({
  ...withdraw(order),
  round: order.round + 1,
  past: [...order.past, { round: order.round, rating: order.rating, helpers: order.helpers, ...(order.summary && { summary: order.summary }) }],
  helpers: [],
  summary: undefined,
  rating: undefined,
  callBack: null,
  publishedAt: null,
  market: null,
})

const withoutDoubles = (people: Named[], requester: Named) =>
  people.filter(({ id }, index) => id !== requester.id && people.findIndex((other) => other.id === id) === index)

const closeVisits: Effect = (order, { at }) => {
  const left = new Set(tooLong(order, at))
  const close = (visit: Visit): Visit => (visit.out ? visit : { ...visit, out: endOfVisit(visit), forgotten: true })
  const ended = (volunteer: AssignedVolunteer) => (left.has(volunteer) ? { ...volunteer, visits: volunteer.visits.map(close) } : volunteer)
  return { assignments: order.assignments.map((assignment) => ({ ...assignment, volunteers: assignment.volunteers.map(ended) })) }
}

export const lifeEffects: Partial<Record<Action, Effect>> = {
  transfer: (_, { found }) => {
    const { town, village, grid, county } = found.place!
    return { town: town._id, village: village._id, grid: grid._id, places: { county: county.name, town: town.name, village: village.name, grid: grid.name } }
  },
  merge: (_, { found }) => ({ mergedInto: { id: found.original!._id, no: found.original!.no } }),
  absorb: (order, { found }) => ({
    absorbed: [...(order.absorbed ?? []), { id: found.duplicate!._id, no: found.duplicate!.no }],
    followers: withoutDoubles([...(order.followers ?? []), found.duplicate!.requester, ...(found.duplicate!.followers ?? [])], order.requester),
  }),
  lapse,
  widen,
  close_visit: closeVisits,
  recall: (order) => withdraw(order, 'offered', 'accepted'),
  suspend,
  resume: (order, { at, clock }) => {
    const { at: stoppedAt, leftMs, remindLeftMs } = order.suspended!
    return {
      ...stoodStill(order, at.getTime() - stoppedAt.getTime()),
      suspended: null,
      dueAt: later(at, leftMs, clock),
      remindAt: remindLeftMs === null ? null : later(at, remindLeftMs, clock),
    }
  },
  extend: (_, { input, at }) => ({ extension: { hours: input.hours!, reason: input.reason!, at } }),
  answer_extension: (order, move) => ({ extension: null, ...(move.input.granted && moreTime(order, order.extension!.hours, move)) }),
  urge: (_, { at }) => ({ urgedAt: at }),
  supervise: (order, { input, at }) =>
    input.dueAt ? { ...(order.suspended && stoodStill(order, at.getTime() - order.suspended.at.getTime())), dueAt: input.dueAt, suspended: null } : {},
  rework: newRound,
  call_back: (_, { input, at }) => ({ callBack: { reached: input.reached!, solved: input.solved!, satisfied: input.satisfied!, at } }),
  publish: (_, { at }) => ({ publishedAt: at }),
  unpublish: ({ requester }, { actor }) => ({ publishedAt: null, ...(actor.id !== requester.id && { barred: true }) }),
  remind: () => ({ remindAt: null }),
  overdue: (order, { at }) => ({
    overdueAt: at,
    remindAt: null,
    overdues: [...order.overdues, { step: statuses[order.status].step!, round: order.round, dueAt: order.dueAt! }],
  }),
}
