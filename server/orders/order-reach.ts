import { localDate, now } from '../clock.ts'
import { hasRole, isSystem, ledTeams, type Actor, type ActorTeam } from '../people/actor.ts'
import { isEligible } from '../teams/covers.ts'
import { metresBetween } from '../units/distance.ts'
import { isCheckedIn, isServed, offerIsOver, standing, tooLong } from './order-facts.ts'
import type { Assignment, Order } from './order.ts'
import type { Until, When } from './flow-conditions.ts'
import type { Place, Reach } from './order-flow.ts'
import { statuses } from './order-flow.ts'

// How a person stands to an order. Each word of the table's columns `by`, `when` and `until` has its sentence here, and nowhere else.

type Stands = (actor: Actor, order: Order) => boolean

/** The assignments of teams this person leads, in the present round. */
export const ownAssignments = (actor: Actor, order: Order) => {
  const led = new Set(ledTeams(actor).map((team) => team.id))
  return order.assignments.filter((assignment) => assignment.round === order.round && led.has(assignment.team.id))
}

const ownVisits = (actor: Actor, order: Order) => standing(order, 'accepted').flatMap((assignment) => assignment.volunteers.filter(({ id }) => id === actor.id))

const mayTake = (order: Order) => (team: ActorTeam) => isEligible(team, order, localDate(now())) && !order.market?.later.includes(team.id)

/** A team this person leads that may take the order from the market now. */
export const marketTeam = (actor: Actor, order: Order) => ledTeams(actor).find(mayTake(order))

const exactTo = 100

/** How far an order is from the nearest team this person leads that is offered it or may take it, up to the next hundred metres: near enough to decide by, too coarse to tell the door. */
export const metresToTeam = (actor: Actor, order: Order): number | null => {
  const offered = new Set(standing(order, 'offered').map(({ team }) => team.id))
  const isOpen = order.status === 'dispatched' && order.open
  const teams = ledTeams(actor).filter((team) => offered.has(team.id) || (isOpen && mayTake(order)(team)))
  const known = teams.flatMap(({ position }) => metresBetween(position ?? null, order.location ?? null) ?? [])
  return known.length > 0 ? Math.ceil(Math.min(...known) / exactTo) * exactTo : null
}

const at =
  (place: Place): Stands =>
  (actor, order) =>
    actor.roles.some((held) => held.unit === order[place])

const holds: Stands = (actor, order) => {
  const { holder } = statuses[order.status]
  if (!holder) return false
  if (holder.at === 'requester') return order.requester.id === actor.id
  if (holder.at === 'teams') return ownAssignments(actor, order).some(({ state }) => state === (order.status === 'dispatched' ? 'offered' : 'accepted'))
  return hasRole(actor, holder.role, order[holder.at])
}

// Who handled or served an order does not speak for those it was served to.
const hadAHand: Stands = (actor, { timeline, assignments, helpers }) =>
  timeline.some(({ by, action }) => by.id === actor.id && action !== 'comment' && action !== 'rate') ||
  assignments.some(({ volunteers }) => volunteers.some(({ id }) => id === actor.id)) ||
  helpers.some(({ id }) => id === actor.id)

// A team that accepted and was recalled lost a race, not a right.
const tookPart = ({ state, answeredAt }: Assignment) => isServed({ state }) || (state === 'withdrawn' && answeredAt !== undefined)

export const reaches: Record<Reach, Stands> = {
  grid: at('grid'),
  village: at('village'),
  town: at('town'),
  county: at('county'),
  requester: (actor, order) => order.requester.id === actor.id,
  follower: (actor, order) => (order.followers ?? []).some(({ id }) => id === actor.id) && !hadAHand(actor, order),
  offered: (actor, order) => ownAssignments(actor, order).length > 0,
  market: (actor, order) => order.open && marketTeam(actor, order) !== undefined,
  accepted: (actor, order) => ownAssignments(actor, order).some(tookPart),
  assigned: (actor, order) => order.assignments.filter(isServed).some(({ volunteers }) => volunteers.some(({ id }) => id === actor.id)),
  holder: holds,
  dispatched_by: (actor, order) => order.timeline.findLast(({ action }) => action === 'dispatch')?.by.id === actor.id,
  reader: () => true,
  system: isSystem,
}

const dayMs = 86_400_000
const isPast = (moment: Date | null | undefined) => moment instanceof Date && moment <= now()

const ratedPoorly = (order: Order) => Boolean(order.rating && (order.rating.stars <= 2 || !order.rating.solved))

export const conditions: Record<When, Stands> = {
  offer_waiting: (actor, order) => ownAssignments(actor, order).some(({ state }) => state === 'offered'),
  offer_or_market: (actor, order) => conditions.offer_waiting(actor, order) || (order.status === 'dispatched' && reaches.market(actor, order)),
  has_accepted: (actor, order) => ownAssignments(actor, order).some(({ state }) => state === 'accepted'),
  checked_in: (actor, order) => ownVisits(actor, order).some(isCheckedIn),
  checked_out: (actor, order) => ownVisits(actor, order).length > 0 && !ownVisits(actor, order).some(isCheckedIn),
  nobody_checked_in: (_, order) =>
    standing(order, 'completed').length === 0 && standing(order, 'accepted').every(({ volunteers }) => volunteers.every(({ visits }) => visits.length === 0)),
  poor_rating: (_, order) => ratedPoorly(order),
  publishable: (_, { publishedAt, barred }) => !publishedAt && !barred,
  published: (_, { publishedAt }) => Boolean(publishedAt),
  extension_asked: (_, order) => order.extension !== null,
  extendable: (_, order) => order.extension === null && order.dueAt !== null && order.dueAt > now(),
  not_urged: (_, { urgedAt }) => urgedAt === null || now().getTime() - urgedAt.getTime() >= dayMs,
  suspended: (actor, { suspended }) => suspended !== null && (!isSystem(actor) || isPast(suspended.until)),
  not_suspended: (_, { suspended }) => suspended === null,
  reminder_due: (_, { remindAt, suspended }) => !suspended && isPast(remindAt),
  due: (_, { dueAt, overdueAt, suspended }) => !suspended && overdueAt === null && isPast(dueAt),
  offer_expired: (_, order) =>
    !order.suspended &&
    (order.assignments.some((assignment) => offerIsOver(order, assignment, now())) || (order.status === 'dispatched' && isPast(order.dueAt))),
  visit_too_long: (_, order) => tooLong(order, now()).length > 0,
  ring_due: (_, { open, market, suspended, dueAt }) => !suspended && open && isPast(market?.widensAt) && !isPast(dueAt),
}

export const arrivals: Record<Until, (order: Pick<Order, 'assignments' | 'round' | 'open'>) => boolean> = {
  no_offer_left: (order) => !order.open && standing(order, 'offered', 'accepted').length === 0,
  all_completed: (order) => standing(order, 'accepted').length === 0 && standing(order, 'completed').length > 0,
}
