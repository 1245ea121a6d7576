import { OrderModel } from './order.model.ts'
import { countedMinutes } from './order-facts.ts'
import type { Assignment, Order, OrderEvent } from './order.ts'

/** A team's part in an order's round: when it answered and was done, after how many minutes of a running clock it answered, and the whole minutes its volunteers served. */
export type Part = { team: string; askedAt: Date; answeredAt: Date | null; answeredAfter: number; completedAt: Date | null; minutes: number }

const minuteMs = 60_000

/** Milliseconds between two moments in which the order was suspended: until a move resumed it, or took it elsewhere. */
const stoodBetween = (timeline: OrderEvent[], from: Date, to: Date) => {
  let [stood, since] = [0, null as Date | null]
  for (const { action, at, input, ...moved } of timeline) {
    const ends = action === 'resume' || moved.from !== moved.to || (action === 'supervise' && input.dueAt)
    if (since && ends) stood += Math.max(0, Math.min(at.getTime(), to.getTime()) - Math.max(since.getTime(), from.getTime()))
    since = action === 'suspend' ? at : ends ? null : since
  }
  return stood
}

/** Who took it from the market was asked when it was opened. */
const askedAtOf = ({ offeredAt, answeredAt }: Assignment, dispatchedAt: Date) => (answeredAt && offeredAt < answeredAt ? offeredAt : dispatchedAt)

/** The parts teams had in a round of an order. */
export const findParts = async ({ order: _id, county }: { order: string; county: string }, round: number): Promise<{ category: string; parts: Part[] }> => {
  const { category, assignments, timeline } = (await OrderModel.findOne({ _id, county }, { category: 1, assignments: 1, timeline: 1 }).lean<Order>())!
  const sentAt = (before: Date) => timeline.findLast((event) => event.action === 'dispatch' && event.round === round && event.at <= before)?.at ?? before
  const partOf = (assignment: Assignment): Part => {
    const { team, offeredAt, answeredAt, completedAt, volunteers } = assignment
    const askedAt = askedAtOf(assignment, sentAt(offeredAt))
    const waitedMs = answeredAt ? answeredAt.getTime() - askedAt.getTime() - stoodBetween(timeline, askedAt, answeredAt) : 0
    return {
      team: team.id,
      askedAt,
      answeredAt: answeredAt ?? null,
      answeredAfter: waitedMs / minuteMs,
      completedAt: completedAt ?? null,
      minutes: volunteers.reduce((sum, volunteer) => sum + (countedMinutes(volunteer) ?? 0), 0),
    }
  }
  return { category, parts: assignments.filter((assignment) => assignment.round === round).map(partOf) }
}
