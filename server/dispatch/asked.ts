import type { Order } from '../orders/order.ts'
import type { CandidateOrder } from './score.ts'

/** An order as ranking wants it; `requires`: the qualification its service asks for. */
export const asCandidateOrder = (order: Order, requires: string | undefined): CandidateOrder => {
  const { county, town, village, grid, category, urgency, location, assignments, round } = order
  const declinedBy = assignments.filter((assignment) => assignment.round === round && assignment.state === 'declined').map(({ team }) => team.id)
  return { county, town, village, grid, category, urgency, location: location ?? null, requires: requires ?? null, declinedBy }
}
