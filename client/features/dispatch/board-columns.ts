import type { Status } from '@contract/flow.ts'
import type { Card } from '@contract/live.ts'
import type { OrderView } from '@contract/orders.ts'
import { stepSince } from '../../ui/step-since.ts'
import './board-words.ts'

export type BoardColumn = { name: Status; statuses: Status[] }

// The board's six columns. An offer that waits for a team already belongs to the team's half of the way.
export const columns: BoardColumn[] = [
  { name: 'posted', statuses: ['posted'] },
  { name: 'collected', statuses: ['collected'] },
  { name: 'reported', statuses: ['reported'] },
  { name: 'claimed', statuses: ['claimed'] },
  { name: 'serving', statuses: ['dispatched', 'serving'] },
  { name: 'served', statuses: ['served'] },
]

/** What the board shows of an order, from a list or from a card; `since` is when it entered its present step. */
export type BoardRow = Pick<Card, 'id' | 'no' | 'status' | 'version' | 'town' | 'category' | 'urgency' | 'title' | 'holder' | 'dueAt'> & {
  since: string
  moved: number
}

export function rowOfOrder(order: OrderView): BoardRow {
  const { id, no, status, version, town, category, urgency, title, holder, dueAt } = order
  return { id, no, status, version, town, category, urgency, title, holder, dueAt, since: stepSince(order), moved: 0 }
}

/** A card over the row it changes: a step begins when the status changes, not with a comment. */
export function rowOfCard(card: Card, before: BoardRow | undefined): BoardRow {
  const { id, no, status, version, town, category, urgency, title, holder, dueAt } = card
  const since = before && before.status === status ? before.since : card.at
  return { id, no, status, version, town, category, urgency, title, holder, dueAt, since, moved: (before?.moved ?? 0) + 1 }
}

const never = '9999'

/** Emergencies first, then by deadline. */
export function mostPressingFirst(a: BoardRow, b: BoardRow): number {
  const rank = (row: BoardRow) => Number(row.urgency !== 'emergency')
  return rank(a) - rank(b) || (a.dueAt ?? never).localeCompare(b.dueAt ?? never) || a.no.localeCompare(b.no)
}
