import type { ClientSession } from 'mongoose'
import { isDuplicate } from '../db/duplicate.ts'
import { inTransaction } from '../db/transaction.ts'
import { comings, findElsewhere, keepAttending } from './attending.ts'
import { OrderModel } from './order.model.ts'
import type { Order, OrderEvent } from './order.ts'

/** A move made on paper: the order as it was, what changes, and the event that records it. */
export type MadeMove = { before: Order; changes: Partial<Order>; event: OrderEvent }

const write = async ({ before, changes, event }: MadeMove, session?: ClientSession) => {
  const { modifiedCount } = await OrderModel.collection.updateOne(
    { _id: before._id, county: before.county, status: before.status, version: before.version } as never,
    { $set: { ...changes, unrelayed: true }, $push: { timeline: event }, $inc: { version: 1 } } as never,
    session && { session },
  )
  return modifiedCount === 1
}

const writeTogether = (moves: MadeMove[]) =>
  inTransaction(async (session) => {
    for (const move of moves) {
      if (await write(move, session)) {
        await keepAttending(move, session)
        continue
      }
      await session.abortTransaction()
      return false
    }
    return true
  })

const standsAlone = (moves: MadeMove[]) => moves.length === 1 && Object.values(comings(moves[0]!)).every((people) => people.length === 0)

/**
 * Writes a move, or several orders' moves together, each under its order's status and version, and who came or left with it. False, and nothing
 * written, when an order has moved on; 409 when someone who would come in is checked in elsewhere.
 */
export const writeMoves = async (moves: MadeMove[]) => {
  if (standsAlone(moves)) return write(moves[0]!)
  try {
    return await writeTogether(moves)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    for (const move of moves) {
      const problem = await findElsewhere(move)
      if (problem) throw problem
    }
    return false
  }
}
