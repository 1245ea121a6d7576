import type { PlanOrder, PlanTeam, PlanView } from '@contract/dispatch.ts'
import type { Presence } from '@contract/people.ts'
import { soonestFirst } from '../../lib/due.ts'

/** A team chosen for an order: by the plan, or by hand (`minutesLate` null: not reckoned). */
export type Chosen = Pick<PlanTeam, 'team' | 'score' | 'metres' | 'overWeekly'> & { minutesLate: number | null }

/** An order of the proposal as it lies on the table. */
export type PlanRow = {
  order: PlanOrder
  teams: Chosen[]
  /** Teams it should have. */
  wanted: number
  /** Why the plan found fewer; null when it found all. */
  reason: string | null
  ticked: boolean
  dropped: boolean
  edited: boolean
  /** Whom it waits for now, when it moved on after the proposal was made. */
  moved: string | null
  /** Why it could not be dispatched. */
  refused: string | null
}

const rank = ({ urgency }: PlanOrder) => Number(urgency !== 'emergency')
const mostPressingFirst = ({ order: a }: PlanRow, { order: b }: PlanRow) => rank(a) - rank(b) || soonestFirst(a, b) || a.no.localeCompare(b.no)

/** The rows of a proposal, emergencies first, then by deadline; all that have a team are ticked. */
export function rowsOf({ placed, unplaced }: PlanView): PlanRow[] {
  const fresh = { dropped: false, edited: false, moved: null, refused: null }
  const given = placed.map(({ order, teams, missing, reason }) => ({ ...fresh, order, teams, wanted: teams.length + missing, reason, ticked: true }))
  const without = unplaced.map(({ order, missing, reason }) => ({ ...fresh, order, teams: [], wanted: missing, reason, ticked: false }))
  return [...given, ...without].sort(mostPressingFirst)
}

/** What goes out when it is accepted. */
export const isChosen = ({ ticked, dropped, teams }: PlanRow): boolean => ticked && !dropped && teams.length > 0

/** How many of the chosen rows each team gets, by its id. */
export function addedLoads(rows: PlanRow[]): Map<string, number> {
  const added = new Map<string, number>()
  for (const { team } of rows.filter(isChosen).flatMap(({ teams }) => teams)) added.set(team.id, (added.get(team.id) ?? 0) + 1)
  return added
}

/** How a team stands once the chosen rows are dispatched, and whether it can be reached now. */
export type After = { name: string; load: number; capacity: number; presence: Presence; seenAt: string | null }
