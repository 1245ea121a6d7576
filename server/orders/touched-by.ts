import { statuses } from './order-flow.ts'
import type { Concerned, Order } from './order.ts'

// Whom a move touches beside those the order concerns after it: whose part began or ended with it, who dispatched, who had a hand in it.

const takingPart = ({ assignments, round }: Order) =>
  assignments.filter((assignment) => assignment.round === round && ['offered', 'accepted', 'completed'].includes(assignment.state))

const teamsIn = (order: Order) => takingPart(order).map(({ team }) => team.id)
const peopleIn = (order: Order) => [...takingPart(order).flatMap(({ volunteers }) => volunteers), ...order.helpers].map(({ id }) => id)

const missingFrom = (others: string[], ids: string[]) => [...new Set(ids)].filter((id) => !others.includes(id))

/** Everyone who made a move on the order, once. */
const chainOf = ({ timeline }: Order) => [...new Set(timeline.filter(({ role }) => role !== 'system').map(({ by }) => by.id))]

const dispatcherOf = ({ timeline, round }: Order) => timeline.findLast((event) => event.action === 'dispatch' && event.round === round)?.by.id

/** The order as it stands after a move, and as it stood before. What is empty is left out. */
export const touchedBy = (
  order: Order,
  before?: Order,
): Pick<Concerned, 'teamsIn' | 'teamsOut' | 'peopleIn' | 'peopleOut' | 'dispatchedBy' | 'chain' | 'original'> => {
  const newTeams = before ? missingFrom(teamsIn(before), teamsIn(order)) : []
  const teamsOut = before ? missingFrom(teamsIn(order), teamsIn(before)) : []
  const newcomers = before ? missingFrom(peopleIn(before), peopleIn(order)) : []
  const peopleOut = before ? missingFrom(peopleIn(order), peopleIn(before)) : []
  const dispatchedBy = dispatcherOf(order)
  return {
    ...(newTeams.length > 0 && { teamsIn: newTeams }),
    ...(teamsOut.length > 0 && { teamsOut }),
    ...(newcomers.length > 0 && { peopleIn: newcomers }),
    ...(peopleOut.length > 0 && { peopleOut }),
    ...(dispatchedBy && { dispatchedBy }),
    ...(!statuses[order.status].holder && { chain: chainOf(order) }),
    ...(order.mergedInto && { original: order.mergedInto.no }),
  }
}
