import type { Urgency } from '../contract/flow.ts'
import type { Named, Point } from '../contract/orders.ts'
import { newId } from '../db/new-id.ts'
import type { Actor } from '../people/actor.ts'
import type { Place } from '../units/unit.ts'
import type { Clock } from './deadlines.ts'
import { gramsOf } from './grams.ts'
import { makeFirst } from './make-move.ts'
import { rowOf, type By } from './order-flow.ts'
import type { Order } from './order.ts'

export type PostInput = {
  title: string
  description: string
  urgency: Urgency
  address: string
  category?: string
  service?: string
  grid?: string
  location?: Point
  contact?: { name: string; phone: string }
  photos: string[]
}

/** What a post's input names, found: the place with all its units, the category, the service with the qualification it requires, whom to contact. */
export type Wanted = { place: Place; category: string; service?: Named; requires?: string; contact: { name: string; phone: string } }

type Posting = { actor: Actor; input: PostInput; wanted: Wanted; right: By; at: Date; clock: Clock }

/** What no move has touched yet. */
const untouched = () => ({
  dueAt: null,
  remindAt: null,
  overdueAt: null,
  alarmAt: null,
  overdues: [],
  suspended: null,
  extension: null,
  urgedAt: null,
  callBack: null,
  past: [],
  round: 1,
  open: false,
  assignments: [],
  helpers: [],
  version: 1,
  timeline: [],
  unrelayed: true as const,
  relayed: 0,
})

/** The order a post makes, with its first event, numbered `no`, with the requester's `code`. Pure. */
export const draftOrder = ({ actor, input, right, at, clock, no, code, wanted: { place, ...wanted } }: Posting & { no: string; code: string }): Order => {
  const { county, town, village, grid } = place
  const status = right.to ?? 'posted'
  const draft: Order = {
    _id: newId(),
    no,
    county: county._id,
    town: town._id,
    village: village._id,
    grid: grid._id,
    places: { county: county.name, town: town.name, village: village.name, grid: grid.name },
    requester: { id: actor.id, name: actor.name },
    ...wanted,
    title: input.title,
    description: input.description,
    grams: gramsOf(`${input.title} ${input.address}`),
    code,
    address: input.address,
    urgency: input.urgency,
    ...((input.location ?? grid.position) && { location: input.location ?? grid.position }),
    photos: input.photos.map((id) => ({ id, kind: 'before' })),
    source: right.role === 'grid_worker' ? 'grid_worker' : 'resident',
    status,
    ...untouched(),
    createdAt: at,
    updatedAt: at,
  }
  return makeFirst(draft, rowOf.get('post')!, { actor, right, input: {}, found: {}, at, clock, onBehalf: false })
}
