import type { Status, Urgency } from '@contract/flow.ts'
import type { Presence } from '@contract/people.ts'
import { dueAt } from '../../lib/due.ts'

/** What the map needs of an order: where it is by unit, how pressing it is. `since` is when it entered its present step. */
export type MapRow = {
  id: string
  status: Status
  town: string
  village?: string
  grid?: string
  urgency: Urgency
  title: string
  dueAt: string | null
  since: string
}

/** What the map needs of a team; `unit` is its home unit. */
export type MapTeam = { id: string; name: string; unit: string; onDuty: boolean; presence?: Presence | null }

/** What is going on in a unit; sums add up. */
export type Tally = { orders: number; near: number; late: number; emergency: number; teams: number; onDuty: number }
export type MapPlace = Tally & { unit: string }

export const nothing: Tally = { orders: 0, near: 0, late: 0, emergency: 0, teams: 0, onDuty: 0 }
const names = Object.keys(nothing) as (keyof Tally)[]

export function plus(one: Tally, other: Tally): Tally {
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Tally
}

export function tallyOfRow({ urgency, dueAt: due, since }: MapRow, now: number): Tally {
  const tone = due ? dueAt(due, since, now).tone : 'calm'
  return { ...nothing, orders: 1, near: Number(tone === 'near'), late: Number(tone === 'late'), emergency: Number(urgency === 'emergency') }
}

export const tallyOfTeam = ({ onDuty }: MapTeam): Tally => ({ ...nothing, teams: 1, onDuty: Number(onDuty) })

/** Sums by the first of the units that the map knows, each order or team once. */
export function sumByUnit<T>(
  items: Iterable<T>,
  unitsOf: (item: T) => (string | undefined)[],
  tallyOf: (item: T) => Tally,
  known: { has: (unit: string) => boolean },
) {
  const sums = new Map<string, Tally>()
  for (const item of items) {
    const unit = unitsOf(item).find((code) => code !== undefined && known.has(code))
    if (unit !== undefined) sums.set(unit, plus(sums.get(unit) ?? nothing, tallyOf(item)))
  }
  return sums
}

/** The places of what `sumByUnit` found, of orders and of teams together. */
export function placesOf(...sums: Map<string, Tally>[]): MapPlace[] {
  const units = new Set(sums.flatMap((sum) => [...sum.keys()]))
  return [...units].map((unit) => ({ unit, ...sums.map((sum) => sum.get(unit) ?? nothing).reduce(plus) }))
}
