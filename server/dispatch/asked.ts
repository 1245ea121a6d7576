import type { Order } from '../orders/order.ts'
import type { CandidateOrder } from './score.ts'

type Asking = Pick<Order, 'county' | 'town' | 'village' | 'grid' | 'category' | 'urgency' | 'location' | 'requires' | 'assignments' | 'round'>

/** An order as ranking wants it. */
export const asCandidateOrder = (order: Asking): CandidateOrder => {
  const { county, town, village, grid, category, urgency, location, requires, assignments, round } = order
  const declinedBy = assignments.filter((assignment) => assignment.round === round && assignment.state === 'declined').map(({ team }) => team.id)
  return { county, town, village, grid, category, urgency, location: location ?? null, requires: requires ?? null, declinedBy }
}
