import type { Life } from './life.ts'

/** What the whole run shares. */
export type World = {
  url: string
  /** Orders by their titles. */
  lives: Map<string, Life>
  /** Ids of everyone who takes part. */
  present: Set<string>
  /** Kinds of teams of which the dispatcher found too few free. */
  tooBusy: Set<string>
  /** Moves permitted when looked at and lost to another person's by the time they arrived. */
  races: number
  moves: number
  /** Lines that name what went wrong. */
  faults: string[]
}

export const newWorld = (url: string): World => ({ url, lives: new Map(), present: new Set(), tooBusy: new Set(), races: 0, moves: 0, faults: [] })
