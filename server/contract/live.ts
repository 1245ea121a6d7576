import type { Action, Status, Urgency } from './flow.ts'
import type { Holder } from './orders.ts'

/** What a socket carries of an order: enough to move a row, and no personal data. */
export type Card = {
  eventId: string
  id: string
  no: string
  action: Action
  status: Status
  version: number
  county: string
  town: string
  village: string
  grid: string
  category: string
  urgency: Urgency
  title: string
  holder: Holder | null
  dueAt: string | null
  overdue: boolean
  at: string
}

export type Notice = { id: string; kind: string; orderId?: string; text: string; at: string; read: boolean }

/** The county's counters: orders by status, overdue ones, and what was posted and rated today (Asia/Shanghai). */
export type Board = { counts: Partial<Record<Status, number>>; overdue: number; postedToday: number; ratedToday: number; at: string }

export type ServerEvents = {
  order: (card: Card) => void
  notice: (notice: Notice) => void
  board: (board: Board) => void
  resync: () => void
  /** Sent once after connecting and replaying: the event id to give as `since` next time, if no card comes before. */
  position: (eventId: string) => void
}
