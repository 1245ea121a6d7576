import type { Action, AssignmentState, Role, Source, Status, Step, Urgency } from './flow.ts'

export type Named = { id: string; name: string }

/** A GeoJSON point: [longitude, latitude] in degrees, WGS 84. */
export type Point = { type: 'Point'; coordinates: [number, number] }

/** Who must act now; `null` on an order nobody must act on. */
export type Holder = { role: Role; unit?: string; team?: string; name: string }

export type AllowedAction = { action: Action; label: string; needs: string[] }

export type StepView = { step: Step; label: string; state: 'done' | 'now' | 'skipped' | 'ahead'; at: string | null; by: Named | null }

export type PhotoView = { id: string; url: string; thumbUrl: string; kind: 'before' | 'after' }

export type VolunteerView = Named & { checkedInAt: string | null; checkedOutAt: string | null; minutes: number | null }

export type AssignmentView = { team: Named; round: number; state: AssignmentState; volunteers: VolunteerView[] }

export type Rating = { stars: number; solved: boolean; comment: string; at: string }

export type CallBack = { reached: boolean; solved: boolean; satisfied: boolean; at: string }

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

export type Page<T> = { items: T[]; nextCursor: string | null }

export type ScoreParts = { skill: number; distance: number; load: number; quality: number; promptness: number; fairness: number }

export type Candidates = {
  items: { team: Named; score: number; parts: Partial<ScoreParts>; metres: number | null; load: number; capacity: number }[]
  excluded: { team: Named; reason: string }[]
}
