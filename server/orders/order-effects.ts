import type { Action } from '../contract/flow.ts'
import type { Named } from '../contract/orders.ts'
import type { Actor } from '../people/actor.ts'
import type { By } from './order-flow.ts'
import { closed, isCheckedIn, standing } from './order-facts.ts'
import type { AttendanceLine, MoveInput } from './move-input.ts'
import type { AssignedVolunteer, Assignment, Order, Visit } from './order.ts'
import type { Clock } from './deadlines.ts'
import { lifeEffects } from './life-effects.ts'
import { offer } from './offer.ts'
import { marketTeam, ownAssignments } from './order-reach.ts'
import { metresBetween } from '../units/distance.ts'
import type { Place } from '../units/unit.ts'
import { showTo, type OnMarket } from './market.ts'

// What a move changes beside the status: pure functions of the order and the move. A move without a row here changes the status alone.

/** A move about to be made, its references already found: `teams`, `volunteers` and `helpers` carry their names. */
export type Move = { actor: Actor; right: By; onBehalf: boolean; input: MoveInput; found: Found; at: Date; clock: Clock }
export type Found = {
  teams?: Named[]
  market?: OnMarket
  /** Teams that are asked in the place of those that did not answer. */
  next?: Named[]
  /** What the program found by itself that belongs to what happened. */
  noted?: MoveInput
  volunteers?: Named[]
  helpers?: (Named & { minutes: number })[]
  place?: Place
  original?: Order
  duplicate?: Order
  confirmed?: true
}
export type Changes = Partial<Order>
export type Effect = (order: Order, move: Move) => Changes

const withEach = (order: Order, pick: (assignment: Assignment) => boolean, change: (assignment: Assignment) => Assignment) => ({
  assignments: order.assignments.map((assignment) => (pick(assignment) ? change(assignment) : assignment)),
})

const own = (order: Order, actor: Actor, state: Assignment['state']) => {
  const mine = ownAssignments(actor, order).find((assignment) => assignment.state === state)
  return (assignment: Assignment) => assignment === mine
}

const withdrawOffers = (order: Order) =>
  withEach(
    order,
    ({ state }) => state === 'offered',
    (assignment) => ({ ...assignment, state: 'withdrawn' }),
  )

// While an order waits for its teams, offers end with the step, however that was moved; the first to accept leaves that end to the others.
const keptEnd = ({ status, dueAt, suspended }: Order, { lapsesAt }: Assignment, { at }: Move) =>
  status === 'dispatched' ? (dueAt ?? new Date(at.getTime() + suspended!.leftMs)) : lapsesAt

const fromMarket: Effect = (order, { actor, at }) => {
  const team = marketTeam(actor, order)!
  const { id, name } = team
  const taken: Assignment = { team: { id, name }, state: 'accepted', round: order.round, offeredAt: at, answeredAt: at, volunteers: [] }
  return { assignments: [...order.assignments, taken] }
}

const newcomers = (present: AssignedVolunteer[], volunteers: Named[]) => [
  ...present.filter(({ id, visits }) => visits.length > 0 || volunteers.some((volunteer) => volunteer.id === id)),
  ...volunteers.filter(({ id }) => !present.some((volunteer) => volunteer.id === id)).map(({ id, name }) => ({ id, name, visits: [], minutes: null })),
]

const visit =
  (change: (volunteer: AssignedVolunteer, at: Date) => AssignedVolunteer): Effect =>
  (order, { actor, at }) =>
    withEach(
      order,
      (assignment) => standing(order, 'accepted').includes(assignment),
      (assignment) => ({
        ...assignment,
        volunteers: assignment.volunteers.map((volunteer) => (volunteer.id === actor.id ? change(volunteer, at) : volunteer)),
      }),
    )

const leave = ({ visits, ...volunteer }: AssignedVolunteer, at: Date, confirmed?: true): AssignedVolunteer => ({
  ...volunteer,
  visits: [
    ...visits.filter(({ out }) => out),
    ...closed(
      visits.filter(({ out }) => !out),
      at,
    ).map((visit) => ({ ...visit, ...(confirmed && { confirmed }) })),
  ],
})

const arrival = ({ location }: Order, { input }: Move, at: Date): Visit => {
  const metres = metresBetween(input.location ?? null, location ?? null)
  return { in: at, out: null, ...(metres !== null && { metres }) }
}

const attend = (attendance: AttendanceLine[], at: Date) => (volunteer: AssignedVolunteer) => {
  const left = isCheckedIn(volunteer) ? leave(volunteer, at) : volunteer
  const line = attendance.find((entry) => entry.volunteer === volunteer.id)
  return line ? { ...left, minutes: line.minutes, ...(line.reason && { reason: line.reason }) } : left
}

const after = ({ photos = [] }: MoveInput) => photos.map((id) => ({ id, kind: 'after' as const }))

export const effects: Partial<Record<Action, Effect>> = {
  dispatch: (order, move) => ({
    open: move.input.open === true,
    ...(move.found.market && { market: showTo(order.market, move.found.market, { openedAt: move.at, at: move.at }) }),
    assignments: [...order.assignments, ...(move.found.teams ?? []).map((team) => offer(team, order, move))],
  }),
  accept: (order, move) => {
    const taken = own(order, move.actor, 'offered')
    if (!order.assignments.some(taken)) return fromMarket(order, move)
    return withEach(
      order,
      ({ state }) => state === 'offered',
      (assignment) =>
        taken(assignment) ? { ...assignment, state: 'accepted', answeredAt: move.at } : { ...assignment, lapsesAt: keptEnd(order, assignment, move) },
    )
  },
  decline: (order, { actor, input, at }) =>
    withEach(order, own(order, actor, 'offered'), (assignment) => ({ ...assignment, state: 'declined', answeredAt: at, reason: input.reason })),
  assign: (order, { actor, found }) =>
    withEach(order, own(order, actor, 'accepted'), (assignment) => ({ ...assignment, volunteers: newcomers(assignment.volunteers, found.volunteers ?? []) })),
  check_in: (order, move) => visit((volunteer, at) => ({ ...volunteer, visits: [...volunteer.visits, arrival(order, move, at)] }))(order, move),
  check_out: (order, move) => visit((volunteer, at) => leave(volunteer, at, move.found.confirmed))(order, move),
  complete: (order, { actor, input, at }) => {
    const done = withEach(order, own(order, actor, 'accepted'), (assignment) => ({
      ...assignment,
      state: 'completed',
      completedAt: at,
      summary: input.summary,
      volunteers: assignment.volunteers.map(attend(input.attendance!, at)),
    }))
    const last = standing({ ...order, ...done }, 'accepted').length === 0
    return { ...(last ? withdrawOffers({ ...order, ...done }) : done), summary: input.summary, photos: [...order.photos, ...after(input)] }
  },
  settle: (order, { input, found }) => ({ summary: input.summary, photos: [...order.photos, ...after(input)], helpers: found.helpers ?? [] }),
  rate: (_, { input, at }) => ({
    rating: { stars: input.stars!, solved: input.solved!, comment: input.comment ?? '', tags: input.tags ?? [], at },
    ...(input.publish && { publishedAt: at }),
  }),
  cancel: withdrawOffers,
  ...lifeEffects,
}
