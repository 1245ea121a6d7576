import type { OrderView } from '../../server/contract/orders.ts'
import type { Life } from './life.ts'
import type { Person } from './person.ts'
import type { Tally } from './wild/kinds.ts'

/** What the whole run shares. */
export type World = {
  url: string
  /** Whether more happens than the plain way. */
  wild: boolean
  /** Orders by their titles. */
  lives: Map<string, Life>
  /** Ids of everyone who takes part. */
  present: Set<string>
  /** Those of the county's centre, who may read every order. */
  centre: Person[]
  /** Kinds of teams of which the dispatcher found too few free. */
  tooBusy: Set<string>
  /** Moves permitted when looked at and lost to another person's by the time they arrived. */
  races: number
  moves: number
  /** What happened beside the plain way, how often. */
  tally: Tally
  /** Lines that name what went wrong. */
  faults: string[]
  /** Makes those whom an order now waits for look at it. */
  remind: (order: OrderView) => void
}

export const newWorld = (url: string, wild: boolean): World => ({
  url,
  wild,
  lives: new Map(),
  present: new Set(),
  centre: [],
  tooBusy: new Set(),
  races: 0,
  moves: 0,
  tally: new Map(),
  faults: [],
  remind: () => {},
})
