import type { Named } from './orders.ts'

/** A member's line of a team's roll: what they gave through this team, and their star level over all. */
export type RollLine = {
  person: Named
  leader: boolean
  creditedMinutes: number
  recordedMinutes: number
  declaredMinutes: number
  heldMinutes: number
  services: number
  lastAt: string | null
  starLevel: number
  /** Minutes served since Monday, on whatever order, and whether that is more than the county wants of one person. */
  weekMinutes: number
  overWeekly: boolean
}

/** `team`: whose roll it is. */
export type Roll = { team: Named; items: RollLine[] }

/** A county's hours in a span: who is registered as a volunteer now, who served, what they gave; people by confirmed star level (0: none yet). */
export type HoursFigures = {
  from: string
  to: string
  registered: number
  served: number
  services: number
  creditedMinutes: number
  recordedMinutes: number
  declaredMinutes: number
  heldMinutes: number
  byLevel: { level: number; people: number }[]
}

/** A place in a list of the best: the name is masked unless its bearer agreed to be named, or is oneself. */
export type TopPlace = { rank: number; name: string; mine: boolean; minutes: number; services: number }
