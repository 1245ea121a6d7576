import type { ClientSession } from 'mongoose'
import { Problem } from '../problems.ts'
import { AttendingModel } from './attending.model.ts'
import { checkedIn } from './order-facts.ts'
import type { Order } from './order.ts'

// One person is in one place: visits on different orders never overlap (design: Hours and stars).

type Changed = { before: Order; changes: Partial<Order> }

const inside = (order: Order) => [...new Set(checkedIn(order).map(({ id }) => id))]

/** Who comes in and who leaves by a move. */
export const comings = ({ before, changes }: Changed) => {
  const [was, is] = [inside(before), inside({ ...before, ...changes })]
  return { came: is.filter((id) => !was.includes(id)), left: was.filter((id) => !is.includes(id)) }
}

/** Keeps who is where, in the session of the move; a duplicate key when one of them is elsewhere. */
export const keepAttending = async (move: Changed, session: ClientSession) => {
  const { came, left } = comings(move)
  const { _id: order, no } = move.before
  if (left.length > 0) await AttendingModel.collection.deleteMany({ _id: { $in: left }, order } as never, { session })
  if (came.length > 0) await AttendingModel.collection.insertMany(came.map((_id) => ({ _id, order, no })) as never[], { session })
}

/** The problem of whoever would come in while elsewhere: 409 with the number of that order; nothing if they have left there meanwhile. */
export const findElsewhere = async (move: Changed) => {
  const found = await AttendingModel.findOne({ _id: { $in: comings(move).came }, order: { $ne: move.before._id } }).lean()
  return found ? new Problem('attendance.elsewhere', { no: found.no }) : null
}
