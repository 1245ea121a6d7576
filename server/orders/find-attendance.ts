import type { Named } from '../contract/orders.ts'
import { OrderModel } from './order.model.ts'
import { countedMinutes } from './order-facts.ts'
import type { Order } from './order.ts'

export type Attended = { volunteer: Named; team?: Named; minutes: number }

/** The whole minutes each volunteer or helper gave to an order in a round, one line a person. */
export const findAttendance = async (id: string, round: number): Promise<{ title: string; attendance: Attended[] }> => {
  const order = (await OrderModel.findById(id).lean<Order>())!
  const helpers = order.past.find((past) => past.round === round)?.helpers ?? order.helpers
  const lines = order.assignments
    .filter((assignment) => assignment.round === round && assignment.state === 'completed')
    .flatMap(({ team, volunteers }) =>
      volunteers.map((volunteer) => ({ volunteer: { id: volunteer.id, name: volunteer.name }, team, minutes: countedMinutes(volunteer) ?? 0 })),
    )
  const helped = helpers.map(({ id: person, name, minutes }) => ({ volunteer: { id: person, name }, minutes }))
  return { title: order.title, attendance: onePerPerson([...lines, ...helped]) }
}

// Who served with two teams at once was there once: the longest line counts.
const onePerPerson = (lines: Attended[]) => {
  const people = new Map<string, Attended>()
  for (const line of lines) {
    const before = people.get(line.volunteer.id)
    people.set(line.volunteer.id, before && before.minutes >= line.minutes ? before : line)
  }
  return [...people.values()]
}
