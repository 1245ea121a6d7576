import { OrderModel } from './order.model.ts'
import { countedMinutes } from './order-facts.ts'
import type { Order } from './order.ts'

/** A team's part in an order's round: when it was asked, answered and done, and the whole minutes its volunteers served. */
export type Part = { team: string; offeredAt: Date; answeredAt: Date | null; completedAt: Date | null; minutes: number }

/** The parts teams had in a round of an order, and when the round was dispatched last. */
export const findParts = async (id: string, round: number): Promise<{ category: string; dispatchedAt: Date | null; parts: Part[] }> => {
  const { category, assignments, timeline } = (await OrderModel.findById(id, { category: 1, assignments: 1, timeline: 1 }).lean<Order>())!
  const parts = assignments
    .filter((assignment) => assignment.round === round)
    .map(({ team, offeredAt, answeredAt, completedAt, volunteers }) => ({
      team: team.id,
      offeredAt,
      answeredAt: answeredAt ?? null,
      completedAt: completedAt ?? null,
      minutes: volunteers.reduce((sum, volunteer) => sum + (countedMinutes(volunteer) ?? 0), 0),
    }))
  return { category, parts, dispatchedAt: timeline.findLast((event) => event.action === 'dispatch' && event.round === round)?.at ?? null }
}
