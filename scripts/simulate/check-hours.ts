import type { Hours } from '../../server/contract/people.ts'
import type { Life } from './life.ts'
import type { Person } from './person.ts'

// Minutes expected from what leaders and settlers were acknowledged, against the ledger each person is shown.

type Due = { order: string; round: number; minutes: number; stars: number; state: 'credited' | 'held'; points: number }
export type Minutes = { credited: number; held: number; points: number }

const lowest = 3
const newestShown = 200
const weights: Record<number, number> = { 5: 1.2, 4: 1.1, 3: 1 }

const settledAlone = (made: Life['made'], round: number) => {
  const by = (action: string) => made.find((move) => move.action === action && move.round === round)?.by.id
  return by('settle') !== undefined && by('settle') === by('rate')
}

/** Who asked for an order or rated it is no witness of their own hours in it; who settled it and rated it too, of nobody's. */
const isOwn = ({ made }: Life, round: number, person: string) =>
  settledAlone(made, round) || made.some(({ action, by, ...move }) => by.id === person && (action === 'post' || (action === 'rate' && move.round === round)))

type Rated = { order: string; round: number; stars: number; own: boolean }

/** What a rating makes of minutes: one or two stars hold them, as does one's own order; more weigh the hours. */
const entry = ({ order, round, stars, own }: Rated, minutes: number): Due => {
  const isHeld = stars < lowest || own
  const points = isHeld ? 0 : Math.round((minutes / 60) * weights[stars]! * 100) / 100
  return { order, round, minutes, stars, state: isHeld ? 'held' : 'credited', points }
}

/** person → minutes given in a round; who served twice at once was there once. */
const given = ({ made }: Life, round: number) => {
  const people = new Map<string, number>()
  for (const { input, ...move } of made) {
    if (move.round !== round) continue
    const lines = [
      ...((input.attendance ?? []) as { volunteer: string; minutes: number }[]).map(({ volunteer, minutes }) => ({ person: volunteer, minutes })),
      ...((input.helpers ?? []) as { person: string; minutes: number }[]),
    ]
    for (const { person, minutes } of lines) people.set(person, Math.max(minutes, people.get(person) ?? 0))
  }
  return people
}

/** person → the entries they should have, one for each rated round of an order. */
export const dueMinutes = (lives: Life[]) => {
  const due = new Map<string, Due[]>()
  for (const life of lives) {
    for (const { round, input } of life.made.filter(({ action }) => action === 'rate')) {
      for (const [person, minutes] of given(life, round)) {
        const rated = { order: life.id!, round, stars: input.stars as number, own: isOwn(life, round, person) }
        due.set(person, [...(due.get(person) ?? []), entry(rated, minutes)])
      }
    }
  }
  return due
}

export const sumOf = (due: Due[]): Minutes => ({
  credited: due.reduce((sum, { minutes, state }) => sum + (state === 'credited' ? minutes : 0), 0),
  held: due.reduce((sum, { minutes, state }) => sum + (state === 'held' ? minutes : 0), 0),
  points: Math.round(due.reduce((sum, { points }) => sum + points, 0) * 100) / 100,
})

type Line = Pick<Due, 'minutes' | 'stars' | 'state' | 'points'>
const inWords = ({ minutes, stars, state, points }: Line) => `${minutes} ${state} for ${stars}★ with ${points} points`
const listed = (lines: Line[]) => lines.map(inWords).sort().join(' and ') || 'nothing'

const checkEntries = (due: Due[], { entries }: Hours) => {
  const faults: string[] = []
  for (const order of new Set(due.map((one) => one.order))) {
    const found = listed(entries.filter((one) => one.order.id === order) as Line[])
    const wanted = listed(due.filter((one) => one.order === order))
    if (found !== wanted && entries.length < newestShown) faults.push(`order ${order} brought ${found}, should bring ${wanted}`)
  }
  return faults
}

/** What is wrong with a person's hours, one line each: the growth of the balances, and each entry among the newest 200. */
export const checkHours = (person: Person, due: Due[], [before, after]: [Hours, Hours]) => {
  const { credited, held, points } = sumOf(due)
  const grown = { credited: after.creditedMinutes - before.creditedMinutes, held: after.heldMinutes - before.heldMinutes, points: after.points - before.points }
  const faults = [
    ...(grown.credited === credited ? [] : [`${grown.credited} minutes were credited, ${credited} are due`]),
    ...(grown.held === held ? [] : [`${grown.held} minutes are held, ${held} should be`]),
    ...(Math.abs(grown.points - points) < 0.005 ? [] : [`${grown.points.toFixed(2)} points were added, ${points} are due`]),
    ...checkEntries(due, after),
  ]
  return { grown, faults: faults.map((fault) => `hours of ${person.name}: ${fault}`) }
}
