import type { Language, Role, UnitLevel } from './flow.ts'
import type { Named, Point } from './orders.ts'
import type { VolunteerBrief } from './volunteers.ts'

export type RoleView = { role: Role; unit: { code: string; name: string; level: UnitLevel } }

/** Asia/Shanghai, HH:MM; `from` belongs to them, `to` no longer. */
export type QuietHours = { from: string; to: string }

/** `language` (of push and SMS) and `quietHours` (null: none) are shown in one's own /me alone. */
export type PersonView = Named & { phone: string; roles: RoleView[]; grid: string | null; language?: Language; quietHours?: QuietHours | null }

/** `volunteer`: how one's registration stands; null while there is none. */
export type Me = { person: PersonView; teams: (Named & { leader: boolean })[]; volunteer: VolunteerBrief | null }

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
  /** The next three are null to whoever neither sends teams out nor belongs to this one. */
  alertsForEmergencies: boolean | null
  presence: Presence | null
  leaderSeenAt: string | null
  leader: Named
  members: Named[]
}

export type ServiceView = { id: string; category: string; title: string; norm: { minutes: number; people: number } }

/** Why minutes are held: `text` in the reader's language. */
export type HoldReason = { code: 'poor_rating' | 'long_stay' | 'forgotten' | 'long_week' | 'far_away' | 'own_order'; text: string }

/** What a record of service names (民政部令67号): the activity, when, where, what, which unit, who was in charge. `confirmed`: the person served said the code. */
export type ServiceFacts = {
  activity: string
  category: string
  from: string
  to: string
  place: string
  content: string
  unit: string
  inCharge: string
  confirmed: boolean
}

export type EntryState = 'credited' | 'held' | 'confirmed' | 'voided' | 'reversed'

export type AskOutcome = 'reversed' | 'given_back' | 'left'

/** A volunteer's ask to correct an entry of theirs; `answer` is null while it waits for the supervisor. */
export type HoursAsk = { text: string; at: string; answer: { outcome: AskOutcome; by: string; reason: string; at: string } | null }

/** A decision on an entry. */
export type EntryStep = { what: 'confirmed' | 'voided' | 'reversed' | 'given_back'; by: string; reason: string; at: string }

/** `recordedMinutes` were measured by check-in and check-out, `declaredMinutes` were said by the leader beyond that, or at settling. */
export type HoursEntry = {
  id: string
  order: Named
  round: number
  team: Named | null
  minutes: number
  recordedMinutes: number
  declaredMinutes: number
  stars: number | null
  /** What it brings to the balance as it now stands. */
  points: number
  state: EntryState
  service: ServiceFacts
  at: string
  /** The rest is empty to those who see the team's hours only. `steps`: every decision on it, oldest first; `decision` is the last. */
  reasons: HoldReason[]
  steps: EntryStep[]
  decision: EntryStep | null
  answers: { text: string; at: string }[]
  asks: HoursAsk[]
}

/** `recordedMinutes` and `declaredMinutes` make up `creditedMinutes`. The mean of the stars received is apart from the star level, which comes of hours alone. */
export type Hours = {
  creditedMinutes: number
  recordedMinutes: number
  declaredMinutes: number
  heldMinutes: number
  points: number
  rating: { mean: number | null; count: number }
  /** The confirmed level; and the one under public notice, if any. */
  starLevel: number
  announcedLevel: number | null
  /** The level that more minutes lead to, and how many; null when there is none above. */
  nextLevel: number | null
  nextLevelMinutes: number | null
  entries: HoursEntry[]
  nextCursor: string | null
}

/**
 * One line of the sum, newest first; a `reversal` that adds gives back what was given up or taken back.
 * `weight` is null where minutes are held or given up as they were held. `balance` is what the sum was after it.
 */
export type StatementStep = {
  id: string
  n: number
  kind: 'credit' | 'hold' | 'confirm' | 'void' | 'reversal'
  order: Named
  /** Why it was decided so; empty for what came of an order. */
  reason: string
  minutes: number
  heldMinutes: number
  weight: number | null
  points: number
  balance: { creditedMinutes: number; heldMinutes: number; points: number }
  at: string
}

/** An entry that is held, or that its volunteer asks to correct, as the supervisor sees it. */
export type HeldEntry = HoursEntry & { volunteer: Named }

/** A star level under public notice, or after it. Whose it is, and the objections, are for who decides. */
export type LevelView = {
  id: string
  person: { id: string | null; name: string }
  level: number
  minutes: number
  state: 'announced' | 'confirmed' | 'refused' | 'withdrawn'
  announcedAt: string
  endsAt: string
  decidedAt: string | null
  reason: string | null
  objections: { by: Named; text: string; at: string }[]
}
