import type { Language } from '../contract/flow.ts'
import type { Named, OrderView, PhotoView, TimelineItem } from '../contract/orders.ts'
import type { Actor } from '../people/actor.ts'
import { maskAddress, maskName, maskPhone } from '../people/mask.ts'
import { photoUrls } from '../photos/photo-links.ts'
import { now } from '../clock.ts'
import { rowOf, statuses } from './order-flow.ts'
import { holderOf } from './order-holder.ts'
import { countedMinutes, endOfOffer, isOverdue } from './order-facts.ts'
import type { MoveInput } from './move-input.ts'
import type { AssignedVolunteer, Assignment, Order, OrderEvent } from './order.ts'
import { metresToTeam, ownAssignments } from './order-reach.ts'
import { allowedActions } from './order-refusal.ts'
import { stepsOf } from './order-steps.ts'
import { mayReveal, oversees, seesContact } from './order-visibility.ts'

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null

const farthest = ({ visits }: AssignedVolunteer) => {
  const known = visits.flatMap(({ metres }) => metres ?? [])
  return known.length > 0 ? Math.max(...known) : null
}

/** How long an offer waits is for those who answer it, and those who dispatched it and watch. */
const lapsesAt = (actor: Actor, order: Order, assignment: Assignment) =>
  !order.suspended && (oversees(actor, order) || ownAssignments(actor, order).includes(assignment)) ? iso(endOfOffer(order, assignment)) : null

const viewAssignment = (actor: Actor, order: Order, assignment: Assignment) => ({
  team: assignment.team,
  round: assignment.round,
  state: assignment.state,
  lapsesAt: lapsesAt(actor, order, assignment),
  volunteers: assignment.volunteers.map((volunteer) => ({
    ...(isBeside(actor, order) ? masked(volunteer) : { id: volunteer.id, name: volunteer.name }),
    checkedInAt: iso(volunteer.visits[0]?.in),
    checkedOutAt: iso(volunteer.visits.at(-1)?.out),
    minutes: countedMinutes(volunteer),
    metres: farthest(volunteer),
    confirmed: volunteer.visits.some(({ confirmed }) => confirmed),
    forgotten: volunteer.visits.some(({ forgotten }) => forgotten),
  })),
})

const masked = ({ id, name }: Named): Named => ({ id, name: maskName(name) })

/** Who neither acts on the order nor oversees it. */
const isBeside = (actor: Actor, order: Order) => !seesContact(actor, order) && !oversees(actor, order)

/** Those who asked are known to the officers and teams who act for them, not to each other. */
const hidden = (actor: Actor, order: Order, { id }: Named) =>
  (id === order.requester.id && !seesContact(actor, order)) ||
  ((order.followers ?? []).some((one) => one.id === id) && !(oversees(actor, order) && seesContact(actor, order)))

/** The name of someone on the order, as this person may see it: the requester's is masked to those beside the order. */
const namedFor =
  (actor: Actor, order: Order) =>
  (person: Named): Named =>
    person.id !== actor.id && (isBeside(actor, order) || hidden(actor, order, person)) ? masked(person) : person

const people = (actor: Actor, order: Order) => {
  const open = seesContact(actor, order)
  const { requester, contact, address, location } = order
  return {
    requester: open ? requester : masked(requester),
    contact: open ? contact : { name: maskName(contact.name), phone: maskPhone(contact.phone) },
    address: open ? address : maskAddress(address),
    location: open ? (location ?? null) : null,
  }
}

const viewRating = (rating: Order['rating']) =>
  rating ? { stars: rating.stars, solved: rating.solved, comment: rating.comment, at: rating.at.toISOString() } : null

const state = (order: Order, language: Language) => ({
  status: order.status,
  statusLabel: statuses[order.status].label[language],
  version: order.version,
  round: order.round,
  holder: holderOf(order, language),
  dueAt: iso(order.dueAt),
  overdue: isOverdue(order, now()),
  open: order.open,
  suspended: order.suspended && { until: iso(order.suspended.until), reason: order.suspended.reason },
  extension: order.extension && { hours: order.extension.hours, reason: order.extension.reason },
  urgedAt: iso(order.urgedAt),
})

/** The order as this person may see it, labelled in their language, with what they may do now. */
export const viewOrder = (actor: Actor, order: Order): OrderView => ({
  id: order._id,
  no: order.no,
  county: order.county,
  town: order.town,
  village: order.village,
  grid: order.grid,
  placeName: `${order.places.town} ${order.places.village} ${order.places.grid}`,
  category: order.category,
  service: order.service ?? null,
  urgency: order.urgency,
  source: order.source,
  title: order.title,
  description: order.description,
  ...state(order, actor.language),
  ...people(actor, order),
  metres: metresToTeam(actor, order),
  photos: order.photos.map(({ id, kind }): PhotoView => ({ id, kind, ...photoUrls(id) })),
  assignments: order.assignments.map((assignment) => viewAssignment(actor, order, assignment)),
  summary: order.summary ?? null,
  rating: viewRating(order.rating),
  pastRatings: order.past.flatMap(({ round, rating }) => (rating ? [{ round, ...viewRating(rating)! }] : [])),
  callBack: order.callBack && { ...order.callBack, at: order.callBack.at.toISOString() },
  published: Boolean(order.publishedAt),
  mergedInto: order.mergedInto ?? null,
  absorbed: oversees(actor, order) ? (order.absorbed ?? []) : [],
  followers: order.followers?.length ?? 0,
  code: order.requester.id === actor.id ? (order.code ?? null) : null,
  masked: !seesContact(actor, order),
  revealable: !seesContact(actor, order) && mayReveal(actor, order),
  steps: stepsOf(order, actor.language).map((step) => ({ ...step, by: step.by && namedFor(actor, order)(step.by) })),
  allowedActions: allowedActions(actor, order),
  createdAt: order.createdAt.toISOString(),
  updatedAt: order.updatedAt.toISOString(),
})

/** What those beside an order may read of a move's input: its words, not where or who. */
const said = ({ reason, text, note }: MoveInput) => ({ ...(reason && { reason }), ...(text && { text }), ...(note && { note }) })

const withoutPlace = (input: MoveInput): MoveInput => ({ ...input, location: undefined })

/** One entry of an order's timeline as this person may see it. */
export const viewEvent = (actor: Actor, order: Order, event: OrderEvent): TimelineItem => ({
  eventId: event.eventId ?? null,
  action: event.action,
  label: rowOf.get(event.action)!.label[actor.language],
  from: event.from,
  to: event.to,
  version: event.version,
  at: event.at.toISOString(),
  by: namedFor(actor, order)(event.by),
  role: event.role,
  onBehalf: event.onBehalf,
  input: seesContact(actor, order) ? event.input : oversees(actor, order) ? withoutPlace(event.input) : said(event.input),
})
