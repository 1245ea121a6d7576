import type { NumberedOrder } from '../contract/orders.ts'
import type { Actor } from '../people/actor.ts'
import { OrderModel } from './order.model.ts'
import { openStatuses } from './order-flow.ts'
import type { Order } from './order.ts'

/** An open order on which this person serves, or is to serve, with this team; null when there is none. */
export const findAssigned = async ({ id: person, county }: Pick<Actor, 'id' | 'county'>, team: string): Promise<NumberedOrder | null> => {
  const part = { $elemMatch: { 'team.id': team, state: 'accepted', 'volunteers.id': person } }
  const order = await OrderModel.findOne({ county, 'assignments.volunteers.id': person, status: { $in: openStatuses }, assignments: part }, { no: 1 }).lean<
    Pick<Order, '_id' | 'no'>
  >()
  return order && { id: order._id, no: order.no }
}
