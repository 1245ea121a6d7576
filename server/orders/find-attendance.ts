import type { Named } from '../contract/orders.ts'
import { listIndex, OrderModel } from './order.model.ts'
import type { AssignedVolunteer, Assignment, Order, OrderEvent, Visit } from './order.ts'

// Who served an order in a round that has ended, as machine and people recorded it. None of it changes once the round has ended.

/** A visit that is over. */
export type Stay = Visit & { out: Date }

/** One person's part in one team's service, or in a settling. `said` are the minutes the leader or settler put in the place of what was measured. */
export type ServedLine = { team?: Named; unit: string; stays: Stay[]; said: number | null; content: string; inCharge: Named; at: Date }

export type Served = { volunteer: Named; lines: ServedLine[] }

export type RoundEnd = {
  county: string
  order: Named
  activity: string
  category: string
  place: string
  round: number
  stars: number | null
  at: Date
  requester: string
  settler: string | null
  rater: string | null
  /** Where its end stands in the county's sequence. */
  eventId: string
  people: Served[]
}

const endings = ['order.rated', 'order.closed']

/** Whether an event ends a round. */
export const isEnding = ({ event }: Pick<OrderEvent, 'event'>) => endings.includes(event)

/** The events that ended rounds of an order. */
export const endingsOf = ({ timeline }: Pick<Order, 'timeline'>) => timeline.filter(isEnding)

const isOver = (visit: Visit): visit is Stay => visit.out !== null

const completionOf = ({ timeline }: Order, { completedAt }: Assignment) =>
  timeline.find(({ action, at }) => action === 'complete' && at.getTime() === completedAt!.getTime())!

const teamLine = (order: Order, assignment: Assignment, { visits, minutes }: AssignedVolunteer): ServedLine => ({
  team: assignment.team,
  unit: assignment.team.name,
  stays: visits.filter(isOver),
  said: minutes,
  content: assignment.summary ?? '',
  inCharge: completionOf(order, assignment).by,
  at: assignment.completedAt!,
})

const settledIn = (order: Order, round: number) => {
  const event = order.timeline.findLast(({ action, ...moved }) => action === 'settle' && moved.round === round)
  if (!event) return { helpers: [], settler: null }
  const kept = order.past.find((past) => past.round === round) ?? order
  const unit = { grid_worker: order.places.grid, village_clerk: order.places.village }[event.role as string] ?? order.places.town
  const line = (minutes: number): ServedLine => ({ unit, stays: [], said: minutes, content: kept.summary ?? '', inCharge: event.by, at: event.at })
  return { helpers: kept.helpers.map(({ id, name, minutes }) => ({ volunteer: { id, name }, line: line(minutes) })), settler: event.by.id }
}

const served = (lines: { volunteer: Named; line: ServedLine }[]): Served[] => {
  const people = new Map<string, Served>()
  for (const { volunteer, line } of lines) people.set(volunteer.id, { volunteer, lines: [...(people.get(volunteer.id)?.lines ?? []), line] })
  return [...people.values()]
}

/** The round that an event ended, with everyone who served in it. Pure: the order may have moved on since. */
export const roundEnd = (order: Order, { round, event, input, by, at, eventId = '' }: OrderEvent): RoundEnd => {
  const inTeams = order.assignments
    .filter((assignment) => assignment.round === round && assignment.state === 'completed')
    .flatMap((assignment) =>
      assignment.volunteers.map((volunteer) => ({ volunteer: { id: volunteer.id, name: volunteer.name }, line: teamLine(order, assignment, volunteer) })),
    )
  const { helpers, settler } = settledIn(order, round)
  const { town, village, grid } = order.places
  const isRated = event === 'order.rated'
  return {
    county: order.county,
    order: { id: order._id, name: `${order.no} ${order.title}` },
    activity: order.title,
    category: order.category,
    place: [town, village, grid].join(' '),
    round,
    stars: isRated ? input.stars! : null,
    at,
    requester: order.requester.id,
    settler,
    rater: isRated ? by.id : null,
    eventId,
    people: served([...inTeams, ...helpers]),
  }
}

/** An order's round that an event ended. */
export const findRoundEnd = async ({ order: _id, county }: { order: string; county: string }, event: OrderEvent) =>
  roundEnd((await OrderModel.findOne({ _id, county }).lean<Order>())!, event)

/** People of a county. */
export type Among = { county: string; people: string[] }

/** Every visit of these people that began in a span of time, on whatever order: person → visits. */
export const findVisits = async ({ county, people }: Among, [from, before]: [Date, Date]): Promise<Map<string, Visit[]>> => {
  const within = { $gte: from, $lt: before }
  const orders = await OrderModel.collection
    .find({ county, 'assignments.volunteers.id': { $in: people }, 'assignments.volunteers.visits.in': within, updatedAt: { $gte: from } } as never, {
      projection: { 'assignments.volunteers': 1 },
      hint: listIndex('assignments.volunteers.id'),
    })
    .toArray()
  const volunteers = (orders as unknown as Pick<Order, 'assignments'>[]).flatMap(({ assignments }) =>
    assignments.flatMap((assignment) => assignment.volunteers),
  )
  const inSpan = (visit: Visit) => visit.in >= from && visit.in < before
  return new Map(people.map((person) => [person, volunteers.filter(({ id }) => id === person).flatMap(({ visits }) => visits.filter(inSpan))]))
}

// What `roundEnd` reads of an order.
// prettier-ignore
const attendance = {
  county: 1, no: 1, title: 1, category: 1, places: 1, requester: 1, round: 1, assignments: 1, helpers: 1, past: 1, summary: 1, relayed: 1,
  ...Object.fromEntries(['version', 'action', 'event', 'at', 'by', 'role', 'round', 'input', 'eventId'].map((field) => [`timeline.${field}`, 1])),
}

// One search for all of them would read the whole county: each is told its index.
const parts = { 'assignments.volunteers.id': listIndex('assignments.volunteers.id'), 'helpers.id': 'helpers.id_1', 'past.helpers.id': 'past.helpers.id_1' }

/** Orders changed since a moment in which any of these people were assigned or named as helpers, in whatever round. */
export const findServed = async ({ county, people }: Among, since: Date): Promise<Order[]> => {
  const found = await Promise.all(
    Object.entries(parts).map(([field, hint]) =>
      OrderModel.find({ county, [field]: { $in: people }, updatedAt: { $gte: since } } as never, attendance)
        .hint(hint)
        .lean<Order[]>(),
    ),
  )
  return [...new Map(found.flat().map((order) => [order._id, order])).values()]
}
