import mongoose, { type ClientSession } from 'mongoose'
import { OrderModel } from './order.model.ts'
import type { Order, OrderEvent } from './order.ts'

/** A move made on paper: the order as it was, what changes, and the event that records it. */
export type MadeMove = { before: Order; changes: Partial<Order>; event: OrderEvent }

const write = async ({ before, changes, event }: MadeMove, session?: ClientSession) => {
  const { modifiedCount } = await OrderModel.collection.updateOne(
    { _id: before._id, status: before.status, version: before.version } as never,
    { $set: { ...changes, unrelayed: true }, $push: { timeline: event }, $inc: { version: 1 } } as never,
    session && { session },
  )
  return modifiedCount === 1
}

const writeTogether = (moves: MadeMove[]) =>
  mongoose.connection.withSession((session) =>
    session.withTransaction(async () => {
      for (const move of moves) {
        if (await write(move, session)) continue
        await session.abortTransaction()
        return false
      }
      return true
    }),
  )

/** Writes a move, or several orders' moves together, each under its order's status and version. False, and nothing written, when one has moved on. */
export const writeMoves = (moves: MadeMove[]) => (moves.length === 1 ? write(moves[0]!) : writeTogether(moves))
