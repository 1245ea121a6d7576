import type { NumberedOrder } from '../contract/orders.ts'
import { OrderModel } from './order.model.ts'
import { openStatuses } from './order-flow.ts'
import type { Order } from './order.ts'

/** An open order on which this person serves, or is to serve, with this team; null when there is none. */
export const findAssigned = async (person: string, team: string): Promise<NumberedOrder | null> => {
  const part = { $elemMatch: { 'team.id': team, state: 'accepted', 'volunteers.id': person } }
  const order = await OrderModel.findOne({ 'assignments.volunteers.id': person, status: { $in: openStatuses }, assignments: part }, { no: 1 }).lean<
    Pick<Order, '_id' | 'no'>
  >()
  return order && { id: order._id, no: order.no }
}
