import { isEnding } from '../server/orders/find-attendance.ts'
import type { Order } from '../server/orders/order.ts'
import { weekOf } from '../server/teams/team-figures.ts'

// Whose weeks may be longer than 60 h: only for them what they did on other orders decides anything. Summed up in so many places whatever the
// database holds; weeks that share a place look longer than they are, never shorter.

const weekMs = 7 * 86_400_000
const limitMs = 60 * 3_600_000
const minuteMs = 60_000
const first = weekOf(new Date(0)).getTime()
const places = 2 ** 20

/** People, and the milliseconds of their weeks: `span` from the first week to the last. */
export type WeekSums = { people: Set<string>; ms: Float64Array; span: [first: number, last: number] }

export const newWeekSums = (): WeekSums => ({ people: new Set(), ms: new Float64Array(places), span: [Infinity, -Infinity] })

const weekNumber = (at: Date) => Math.floor((at.getTime() - first) / weekMs)

const fnvPrime = 16_777_619
const placeOf = (person: string, week: number) => {
  let hash = week
  for (let index = 0; index < person.length; index++) hash = Math.imul(hash ^ person.charCodeAt(index), fnvPrime)
  return (hash >>> 0) % places
}

const add = ({ people, ms, span }: WeekSums, person: string, [at, more]: [Date, number]) => {
  const week = weekNumber(at)
  people.add(person)
  ms[placeOf(person, week)]! += more
  span[0] = Math.min(span[0], week)
  span[1] = Math.max(span[1], week)
}

/** Adds what people did on an order: visits where they lie, what was said where its round ended. What was said is no less than what was declared. */
export const addOrder = (sums: WeekSums, order: Order) => {
  const said = (person: string, minutes: number | null, round: number) => {
    const end = minutes ? order.timeline.find((event) => isEnding(event) && event.round === round) : undefined
    if (end) add(sums, person, [end.at, minutes! * minuteMs])
  }
  for (const { round, volunteers } of order.assignments)
    for (const { id, minutes, visits } of volunteers) {
      for (const visit of visits) add(sums, id, [visit.in, (visit.out?.getTime() ?? Date.now()) - visit.in.getTime()])
      said(id, minutes, round)
    }
  for (const { round, helpers } of [order, ...order.past]) for (const { id, minutes } of helpers) said(id, minutes, round)
}

/** What several sums come to. */
export const addUp = (all: WeekSums[]): WeekSums => ({
  people: new Set(all.flatMap(({ people }) => [...people])),
  ms: all.map(({ ms }) => ms).reduce((one, other) => one.map((sum, place) => sum + other[place]!)),
  span: [Math.min(...all.map(({ span }) => span[0])), Math.max(...all.map(({ span }) => span[1]))],
})

/** Whether a person's week of a moment may be long. */
export const isLong = ({ ms }: WeekSums, person: string, at: Date) => ms[placeOf(person, weekNumber(at))]! > limitMs

/** Those with a week that may be long. */
export const findLong = ({ people, ms, span: [from, to] }: WeekSums): string[] => {
  const weeks = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return [...people].filter((person) => weeks.some((week) => ms[placeOf(person, week)]! > limitMs))
}
