import type { Language, Role, UnitLevel } from './flow.ts'
import type { Named, Point } from './orders.ts'

export type RoleView = { role: Role; unit: { code: string; name: string; level: UnitLevel } }

/** Asia/Shanghai, HH:MM; `from` belongs to them, `to` no longer. */
export type QuietHours = { from: string; to: string }

/** `language` (of push and SMS) and `quietHours` (null: none) are shown in one's own /me alone. */
export type PersonView = Named & { phone: string; roles: RoleView[]; grid: string | null; language?: Language; quietHours?: QuietHours | null }

export type Me = { person: PersonView; teams: (Named & { leader: boolean })[] }

export type Session = { person: PersonView; accessToken: string; refreshToken: string }

export type UnitView = { code: string; name: string; level: UnitLevel; parent: string | null; position: Point | null }

/** `stale`: on duty, but the leader was not seen lately. */
export type Presence = 'on' | 'stale' | 'off' | 'unreachable'

export type TeamView = Named & {
  unit: string
  categories: string[]
  area: string[]
  capacity: number
  load: number
  onDuty: boolean
  alertsForEmergencies: boolean
  presence: Presence
  leaderSeenAt: string | null
  leader: Named
  members: Named[]
}

export type ServiceView = { id: string; category: string; title: string; norm: { minutes: number; people: number } }

export type HoursEntry = {
  id: string
  order: Named
  team: Named | null
  minutes: number
  stars: number | null
  points: number
  state: 'credited' | 'held'
  at: string
}

export type Hours = {
  creditedMinutes: number
  heldMinutes: number
  points: number
  starLevel: number
  /** Credited minutes still missing to the next star; null at five stars. */
  nextLevelMinutes: number | null
  entries: HoursEntry[]
}
