import { endingsOf, roundEnd, type RoundEnd } from '../orders/find-attendance.ts'
import type { Order, Visit } from '../orders/order.ts'
import { weekOf } from '../teams/team-figures.ts'
import { countTogether, sumOf } from './count-lines.ts'

// What a person's weeks hold: visits where they lie in time, declared minutes where the round ended that they were declared in,
// in the order of the county's sequence: whoever hears of which end first finds the same. Pure.

/** Minutes declared for a person in a round that ended at a moment; `eventId`: where its end stands in the county's sequence, empty while it has no place. */
export type Said = { at: Date; eventId: string; minutes: number }

/** Of two ends the earlier is the one with the lower place; one that has none yet comes after all that have. */
export const isEarlier = (one: Said, { eventId }: Pick<RoundEnd, 'eventId'>) => one.eventId !== '' && one.eventId < eventId

export type Weeks = { visits: Visit[]; said: Said[] }

export const noWeeks: Weeks = { visits: [], said: [] }

/** The Monday from which on a round's end asks what its people did. */
export const firstMonday = ({ people, at }: RoundEnd): Date => {
  const begun = people.flatMap(({ lines }) => lines.flatMap(({ stays }) => stays.map((stay) => stay.in.getTime())))
  return weekOf(new Date(Math.min(at.getTime(), ...begun)))
}

const saidIn = (order: Order, from: Date) =>
  endingsOf(order)
    .filter(({ at }) => at >= from)
    .map((event) => roundEnd(order, event))
    .flatMap(({ people, at, eventId }) =>
      people.map(({ volunteer, lines }) => ({ person: volunteer.id, said: { at, eventId, minutes: sumOf(countTogether(lines)).declared } })),
    )
    .filter(({ said }) => said.minutes > 0)

/** person → what these orders say of their weeks since a Monday. */
export const weeksIn = (orders: Order[], people: string[], from: Date): Map<string, Weeks> => {
  const volunteers = orders.flatMap(({ assignments }) => assignments.flatMap((assignment) => assignment.volunteers))
  const said = orders.flatMap((order) => saidIn(order, from))
  const visitsOf = (person: string) => volunteers.filter(({ id }) => id === person).flatMap(({ visits }) => visits.filter((visit) => visit.in >= from))
  return new Map(people.map((person) => [person, { visits: visitsOf(person), said: said.filter((one) => one.person === person).map((one) => one.said) }]))
}
