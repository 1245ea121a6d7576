import type { AssignmentView, OrderView } from '@contract/orders.ts'
import type { TeamView } from '@contract/people.ts'
import { getTeams } from '../../lib/api.ts'

/** All teams within reach, page by page. */
export async function allTeams(): Promise<TeamView[]> {
  const teams: TeamView[] = []
  let cursor: string | undefined
  do {
    const page = await getTeams(cursor)
    teams.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return teams
}

/** The part of an order that a leader's own team has taken. */
export function ownAssignment(order: OrderView, leads: (team: string) => boolean): AssignmentView | undefined {
  return order.assignments.find(({ team, state }) => state === 'accepted' && leads(team.id))
}
