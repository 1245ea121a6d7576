import type { Action, Status, Urgency } from './flow.ts'
import type { Holder, Named } from './orders.ts'
import type { Presence } from './people.ts'

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

/** How a team stands: orders it holds of those it can hold, whether it can be reached, and its leader's last sign of life. */
export type TeamCard = Named & { load: number; capacity: number; onDuty: boolean; presence: Presence; leaderSeenAt: string | null; at: string }

/** Who of the county's centre has an order open before them; nobody once the last one left. */
export type Looking = { orderId: string; people: Named[] }

export type ClientEvents = {
  /** Which order one has open now, or none. Heard from the county's centre alone, and of orders one may read. */
  look: (orderId: string | null) => void
}

export type ServerEvents = {
  order: (card: Card) => void
  notice: (notice: Notice) => void
  board: (board: Board) => void
  /** To the county's centre: a team whose load or presence changed. */
  team: (team: TeamCard) => void
  /** To the county's centre: who has an order open, told anew at every change. */
  looking: (looking: Looking) => void
  resync: () => void
  /** Sent once after connecting and replaying: the event id to give as `since` next time, if no card comes before. */
  position: (eventId: string) => void
}
