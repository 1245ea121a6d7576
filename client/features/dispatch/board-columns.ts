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

type Shown = 'id' | 'no' | 'status' | 'version' | 'town' | 'village' | 'grid' | 'category' | 'urgency' | 'title' | 'holder' | 'dueAt'

/**
 * What the board shows of an order, from a list or from a card. `since` is when it entered its present step; `due` is its deadline in milliseconds,
 * Infinity without one; `movedAt` is when this page heard of its last move, 0 for what was only read.
 */
export type BoardRow = Pick<Card, Shown> & { since: string; due: number; movedAt: number }

function shownOf(order: Pick<Card, Shown>): Pick<Card, Shown> & { due: number } {
  const { id, no, status, version, town, village, grid, category, urgency, title, holder, dueAt } = order
  const due = dueAt ? Date.parse(dueAt) : Infinity
  return { id, no, status, version, town, village, grid, category, urgency, title, holder, dueAt, due }
}

export function rowOfOrder(order: OrderView): BoardRow {
  return { ...shownOf(order), since: stepSince(order), movedAt: 0 }
}

/** A card over the row it changes: a step begins when the status changes, not with a comment. */
export function rowOfCard(card: Card, before: BoardRow | undefined): BoardRow {
  return { ...shownOf(card), since: before && before.status === card.status ? before.since : card.at, movedAt: performance.now() }
}

const rank = ({ urgency }: BoardRow) => Number(urgency !== 'emergency')

/** Emergencies first, then by deadline; no two orders are equal. */
export function mostPressingFirst(a: BoardRow, b: BoardRow): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (a.due !== b.due) return a.due < b.due ? -1 : 1
  if (a.no === b.no) return 0
  return a.no < b.no ? -1 : 1
}
