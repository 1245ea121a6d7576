import type { Presence } from './people.ts'
import type { Action, AssignmentState, Role, Source, Status, Step, Urgency } from './flow.ts'

export type Named = { id: string; name: string }

/** A GeoJSON point: [longitude, latitude] in degrees, WGS 84. */
export type Point = { type: 'Point'; coordinates: [number, number] }

/** Who must act now; `null` on an order nobody must act on. */
export type Holder = { role: Role; unit?: string; team?: string; name: string }

export type AllowedAction = { action: Action; label: string; needs: string[] }

export type StepView = { step: Step; label: string; state: 'done' | 'now' | 'skipped' | 'ahead'; at: string | null; by: Named | null }

export type PhotoView = { id: string; url: string; thumbUrl: string; kind: 'before' | 'after' }

/** `confirmed`: the person served said the order's code at check-out. */
/**
 * `metres`: the farthest from the place that a check-in was, where known. `confirmed`: the person served said the code. `forgotten`: a visit that
 * nobody ended was closed after 12 hours.
 */
export type VolunteerView = Named & {
  checkedInAt: string | null
  checkedOutAt: string | null
  minutes: number | null
  metres: number | null
  confirmed: boolean
  forgotten: boolean
}

/** `lapsesAt`: until when the team may answer its offer, to those who oversee the order and to the team's leader; null once it is answered, and while the clock stands. */
export type AssignmentView = { team: Named; round: number; state: AssignmentState; lapsesAt: string | null; volunteers: VolunteerView[] }

export type Rating = { stars: number; solved: boolean; comment: string; at: string }

export type CallBack = { reached: boolean; solved: boolean; satisfied: boolean; at: string }

export type NumberedOrder = { id: string; no: string }

export type OrderView = {
  id: string
  no: string
  status: Status
  statusLabel: string
  version: number
  round: number
  county: string
  town: string
  village: string
  grid: string
  placeName: string
  category: string
  service: Named | null
  urgency: Urgency
  source: Source
  title: string
  description: string
  address: string
  location: Point | null
  /** How far it is from the nearest of the reader's teams that may take it now, up to the next hundred metres; null where there is none, or no position. */
  metres: number | null
  requester: Named
  contact: { name: string; phone: string }
  photos: PhotoView[]
  holder: Holder | null
  dueAt: string | null
  overdue: boolean
  open: boolean
  suspended: { until: string | null; reason: string } | null
  extension: { hours: number; reason: string } | null
  urgedAt: string | null
  assignments: AssignmentView[]
  summary: string | null
  rating: Rating | null
  pastRatings: (Rating & { round: number })[]
  callBack: CallBack | null
  /** Whether it is shown in public, with the requester's consent. */
  published: boolean
  /** The order that took this one in; and, for those who oversee the place, the orders this one took in. */
  mergedInto: NumberedOrder | null
  absorbed: NumberedOrder[]
  /** How many others asked for the same. */
  followers: number
  /** The four digits the requester tells whoever came; null to everyone else. */
  code: string | null
  /** Whether contact and place are masked to this person, and whether a reveal would be granted. */
  masked: boolean
  revealable: boolean
  steps: StepView[]
  allowedActions: AllowedAction[]
  createdAt: string
  updatedAt: string
}

export type TimelineItem = {
  eventId: string | null
  action: Action
  label: string
  from: Status | null
  to: Status
  version: number
  at: string
  by: Named
  role: Role | 'system'
  onBehalf: boolean
  input: Record<string, unknown>
}

/** An order that may be about the same thing. To those who may not read it, only that it is there and how far it is. */
export type LikelyDuplicate = {
  id: string | null
  no: string | null
  title: string | null
  status: Status
  statusLabel: string
  placeName: string
  /** Metres between the two places; null where one of them has no position, and to those to whom the place is masked. */
  metres: number | null
  /** 0 to 1: how alike the words are; null to those who may not read them. */
  likeness: number | null
  createdAt: string
}

/** A reveal of contact details that was granted: who saw whose, when and what for. */
/** Whose data was revealed to whom: an order's contact details, or a volunteer's ID number; one of the two is null. */
export type Access = { id: string; order: NumberedOrder | null; volunteer: Named | null; by: Named; role: Role; purpose: string; at: string }

export type Revealed = { requester: Named; contact: { name: string; phone: string }; address: string; location: Point | null }

export type Page<T> = { items: T[]; nextCursor: string | null }

export type ScoreParts = { skill: number; distance: number; load: number; quality: number; promptness: number; fairness: number }

export type Candidates = {
  items: {
    team: Named
    score: number
    parts: ScoreParts
    metres: number | null
    load: number
    capacity: number
    overWeekly: boolean
    presence: Presence
    leaderSeenAt: string | null
  }[]
  excluded: { team: Named; reason: string }[]
}
