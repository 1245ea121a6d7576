import type { TimedStep } from '../contract/flow.ts'
import type { Scorecard } from '../contract/reports.ts'
import { isServed, teamSteps } from './order-facts.ts'
import { statuses } from './order-flow.ts'
import type { Assignment, Order, OrderEvent } from './order.ts'

// What an order says of those who had it: of its town each step it walked, of a team that took it how soon it answered and how long it served.

export type Scored = Pick<Order, 'town' | 'village' | 'overdues' | 'assignments' | 'rating'> & { timeline: Pick<OrderEvent, 'from' | 'to' | 'at'>[] }
type Walked = { step: TimedStep; minutes: number }
/** One order on one scorecard. */
export type Score = { of: { id: string; name?: string }; late: boolean; stars?: number; walked: Walked[] }

const minuteMs = 60_000

const minutesBetween = (from: Date, to: Date) => Math.max(0, (to.getTime() - from.getTime()) / minuteMs)

const walkedBy = (timeline: Scored['timeline']): Walked[] => {
  const moves = timeline.filter(({ from, to }) => from !== to)
  return moves.slice(1).flatMap(({ from, at }, index) => {
    const step = from && statuses[from].step
    return step ? [{ step, minutes: minutesBetween(moves[index]!.at, at) }] : []
  })
}

/** The order on the card of its town or village. */
export const scoreOfPlace = (id: string, { overdues, rating, timeline }: Scored): Score[] => [
  { of: { id }, late: overdues.length > 0, ...(rating && { stars: rating.stars }), walked: walkedBy(timeline) },
]

const walkedWith = ({ offeredAt, answeredAt, completedAt }: Assignment): Walked[] => [
  ...(answeredAt ? [{ step: 'accept' as const, minutes: minutesBetween(offeredAt, answeredAt) }] : []),
  ...(answeredAt && completedAt ? [{ step: 'fulfil' as const, minutes: minutesBetween(answeredAt, completedAt) }] : []),
]

/** The order on the card of each team that took it; late where the steps that were a team's ran over. */
export const scoreOfTeams = ({ overdues, assignments, rating }: Scored): Score[] =>
  assignments
    .filter(isServed)
    .map((assignment) => ({
      of: assignment.team,
      late: overdues.some(({ step, round }) => teamSteps.includes(step) && round === assignment.round),
      ...(rating && { stars: rating.stars }),
      walked: walkedWith(assignment),
    }))

const median = (figures: number[]) => {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const mean = (figures: number[]) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length

const grouped = <T>(all: T[], keyOf: (one: T) => string) => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

const mediansOf = (walked: Walked[]) =>
  Object.fromEntries(
    [...grouped(walked, ({ step }) => step)].map(([step, times]) => [step, Math.round(median(times.map(({ minutes }) => minutes)))]),
  ) as Scorecard['minutes']

const cardOf = (id: string, name: string, own: Score[]): Scorecard => {
  const stars = own.flatMap((score) => score.stars ?? [])
  const onTime = own.filter(({ late }) => !late).length / own.length
  const walked = own.flatMap((score) => score.walked)
  return { id, name, orders: own.length, onTime, rated: stars.length, stars: stars.length > 0 ? mean(stars) : null, minutes: mediansOf(walked) }
}

/** One card for each whom the scores are of, the busiest first; whom no name is known of goes by their id. */
export const scorecardsOf = (scores: Score[], names: Map<string, string>): Scorecard[] =>
  [...grouped(scores, ({ of }) => of.id)]
    .map(([id, own]) => cardOf(id, names.get(id) ?? own.at(-1)!.of.name ?? id, own))
    .sort((a, b) => b.orders - a.orders || (a.id < b.id ? -1 : 1))
