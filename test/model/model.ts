import type { Action, AssignmentState, Role, Status, Urgency } from '../../server/contract/flow.ts'

// An order as the model knows it. Times are minutes since the walk began.

export type Place = { grid: string; village: string; town: string; county: string }
export type Team = { id: string; name: string; town?: string; suits: boolean; members: string[] }

/** Someone of the cast, as authority needs them. */
export type Person = { id: string; name: string; posts: { role: Role; unit: string }[]; leads?: Team }

export type Member = { id: string; visits: { in: number; out: number | null; forgotten?: true }[]; corrected: number | null }
export type Offer = { team: Team; round: number; state: AssignmentState; ends: number; crew: Member[]; took?: true; completedBy?: string }
export type Entry = { action: Action; by: string; role: Role | 'system' | null; onBehalf: boolean; from: Status | null; to: Status; round: number }
export type Line = { round: number; volunteer: string; minutes: number; points: number; state: 'credited' | 'held' }

export type Model = {
  status: Status
  arrived: number
  place: Place
  requester: string
  followers: string[]
  urgency: Urgency
  round: number
  open: boolean
  offers: Offer[]
  helpers: { id: string; minutes: number }[]
  rating: { stars: number; solved: boolean } | null
  pastRatings: { round: number; stars: number; solved: boolean }[]
  calledBack: boolean
  /** Shown in public; `barred` when the supervisor ended that. */
  published: boolean
  barred: boolean
  due: number | null
  remind: number | null
  wasOverdue: boolean
  suspended: { at: number; until: number | null; dueIn: number; remindIn: number | null } | null
  asked: number | null
  urged: number | null
  sentBy: string | null
  mergedInto: string | null
  timeline: Entry[]
  ledger: Line[]
}

/** What a move brings, as far as the model cares; times in minutes of the walk. */
export type Brought = {
  open?: true
  teams?: Team[]
  crew?: string[]
  attendance?: { id: string; minutes: number }[]
  helpers?: { id: string; minutes: number }[]
  stars?: number
  solved?: boolean
  grid?: string
  until?: number
  hours?: number
  granted?: boolean
  due?: number
  original?: Track
}

/** What a granted move does to the model. */
export type Effect = (model: Model, move: { person: Person; brought: Brought; at: number }) => void

/** One order of a walk: in the program by its id, and in the model. */
export type Track = { id: string; model: Model }

export const placeOf = (grid: string): Place => ({ grid, village: grid.slice(0, 12), town: `${grid.slice(0, 9)}000`, county: `${grid.slice(0, 6)}000000` })

/** The offers of the present round, in these states or in any. */
export const offersOf = ({ offers, round }: Model, ...states: AssignmentState[]) =>
  offers.filter((offer) => offer.round === round && (states.length === 0 || states.includes(offer.state)))

export const isInside = ({ visits }: Member) => visits.some(({ out }) => out === null)
export const hasPost = ({ posts }: Person, role: Role, unit?: string) => posts.some((post) => post.role === role && (!unit || post.unit === unit))
