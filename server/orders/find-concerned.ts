import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'

export type Concerned = { requester: string; teams: { id: string; name: string; state: string }[]; volunteers: string[]; helpers: string[] }

/** Whom a round of an order concerns, by id. */
export const findConcerned = async (id: string, round: number): Promise<Concerned> => {
  const order = (await OrderModel.findById(id, { requester: 1, assignments: 1, helpers: 1 }).lean<Order>())!
  const assignments = order.assignments.filter((assignment) => assignment.round === round)
  return {
    requester: order.requester.id,
    teams: assignments.map(({ team, state }) => ({ ...team, state })),
    volunteers: assignments.flatMap(({ volunteers }) => volunteers.map((volunteer) => volunteer.id)),
    helpers: order.helpers.map((helper) => helper.id),
  }
}
