import type { Point } from '../contract/orders.ts'

/** What moves may bring, by the table's column `needs`; each action's schema lets its own fields through. */
export type MoveInput = {
  opinion?: string
  teams?: string[]
  open?: boolean
  reason?: string
  note?: string
  text?: string
  volunteers?: string[]
  location?: Point
  summary?: string
  photos?: string[]
  attendance?: AttendanceLine[]
  helpers?: { person: string; minutes: number }[]
  stars?: number
  solved?: boolean
  comment?: string
  tags?: string[]
  grid?: string
  original?: string
  duplicate?: string
  code?: string
  confirmed?: true
  until?: Date
  hours?: number
  granted?: boolean
  dueAt?: Date
  reached?: boolean
  satisfied?: boolean
  publish?: boolean
}

/** What the leader says of one volunteer's whole minutes; more than was measured needs a reason. */
export type AttendanceLine = { volunteer: string; minutes: number; reason?: string }
