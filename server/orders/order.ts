import type { Action, AssignmentState, Role, Source, Status, TimedStep, Urgency } from '../contract/flow.ts'
import type { Holder, Named, NumberedOrder, Point, Rating } from '../contract/orders.ts'
import type { Market } from './market.ts'
import type { MoveInput } from './move-input.ts'

// The order as plain data: what the rules work on and what the database keeps.

/**
 * `metres`: how far from the place the phone was at the check-in, where both are known. `confirmed`: the person served said the order's code.
 * `forgotten`: nobody checked out; it was closed when it had lasted as long as a visit may.
 */
export type Visit = { in: Date; out: Date | null; metres?: number; confirmed?: true; forgotten?: true }
export type AssignedVolunteer = Named & { visits: Visit[]; minutes: number | null; reason?: string }

export type Assignment = {
  team: Named
  state: AssignmentState
  round: number
  offeredAt: Date
  lapsesAt?: Date
  answeredAt?: Date
  completedAt?: Date
  reason?: string
  summary?: string
  volunteers: AssignedVolunteer[]
}

/** Whom an order concerns at one moment, by id, and whether the market may see it. */
export type Concerned = {
  places: string[]
  requester: string
  open: boolean
  /** Teams the market does not show it to yet; those told of it now, and those told before. */
  later?: string[]
  told?: string[]
  toldBefore?: string[]
  teams: (Named & { state: AssignmentState })[]
  volunteers: string[]
  helpers: string[]
  followers: string[]
  /** Teams that this move brought in, or whose offer or service it ended; volunteers and helpers it brought in or sent home. */
  teamsIn?: string[]
  teamsOut?: string[]
  peopleIn?: string[]
  peopleOut?: string[]
  /** Who dispatched it in this round. */
  dispatchedBy?: string
  /** Once nobody must act any more: everyone who made a move on it. */
  chain?: string[]
  /** The number of the order it was merged into. */
  original?: string
}

/** One entry of the timeline. `version` is its place in it, from 1; `eventId` comes with its place in the county's sequence. */
export type OrderEvent = {
  version: number
  action: Action
  event: string
  from: Status | null
  to: Status
  at: Date
  by: Named
  role: Role | 'system'
  unit?: string
  onBehalf: boolean
  round: number
  input: MoveInput
  place: { town: string; village: string; grid: string }
  holder: Holder | null
  dueAt: Date | null
  concerned: Concerned
  key?: string
  eventId?: string
}

export type Photo = { id: string; kind: 'before' | 'after' }

export type Order = {
  _id: string
  no: string
  county: string
  town: string
  village: string
  grid: string
  places: { county: string; town: string; village: string; grid: string }
  requester: Named
  contact: { name: string; phone: string }
  address: string
  location?: Point
  service?: Named
  /** The qualification that its service asks for. */
  requires?: string
  category: string
  title: string
  description: string
  photos: Photo[]
  urgency: Urgency
  source: Source
  status: Status
  dueAt: Date | null
  /** When the holder is reminded; null once that was done. */
  remindAt: Date | null
  /** When this step was found overdue; null while it is not. */
  overdueAt: Date | null
  /** The next moment the sweep has something to do here; null when there is none. */
  alarmAt: Date | null
  overdues: { step: TimedStep; round: number; dueAt: Date }[]
  suspended: { at: Date; until: Date | null; reason: string; leftMs: number; remindLeftMs: number | null } | null
  extension: { hours: number; reason: string; at: Date } | null
  urgedAt: Date | null
  /** Who asked for the same thing: the requesters of orders merged into this one. */
  followers?: Named[]
  absorbed?: NumberedOrder[]
  mergedInto?: NumberedOrder
  /** Four digits the requester tells whoever came, to confirm the visit. */
  code?: string
  /** Pairs of characters of title and address, by which words are found. */
  grams?: string[]
  callBack: { reached: boolean; solved: boolean; satisfied: boolean; at: Date } | null
  past: { round: number; rating: Order['rating']; helpers: Order['helpers']; summary?: string }[]
  round: number
  open: boolean
  market?: Market | null
  assignments: Assignment[]
  helpers: (Named & { minutes: number })[]
  summary?: string
  /** Since when the requester agrees that it is shown in public; `barred`: the supervisor took it out for good. */
  publishedAt?: Date | null
  barred?: true
  rating?: Omit<Rating, 'at'> & { at: Date; tags: string[] }
  version: number
  timeline: OrderEvent[]
  /** Present only while events of this order wait for the relay. */
  unrelayed?: true
  relayed: number
  postKey?: string
  postHash?: string
  createdAt: Date
  updatedAt: Date
}
