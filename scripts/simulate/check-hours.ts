import type { Hours } from '../../server/contract/people.ts'
import { hasMade, type Life } from './life.ts'
import type { Person } from './person.ts'

// Minutes expected from what leaders and settlers were acknowledged, against the ledger each person is shown.

type Due = { order: string; minutes: number; state: 'credited' | 'held' }
export type Minutes = { credited: number; held: number }

const lowest = 3
const newestShown = 200

const given = ({ made }: Life) =>
  made.flatMap(({ input }) => [
    ...((input.attendance ?? []) as { volunteer: string; minutes: number }[]).map(({ volunteer, minutes }) => ({ person: volunteer, minutes })),
    ...((input.helpers ?? []) as { person: string; minutes: number }[]),
  ])

/** person → the entries they should have, one for each rated order. */
export const dueMinutes = (lives: Life[]) => {
  const due = new Map<string, Due[]>()
  for (const life of lives.filter((one) => hasMade(one, 'rate'))) {
    for (const { person, minutes } of given(life)) {
      const own = due.get(person) ?? []
      const same = own.find(({ order }) => order === life.id)
      if (same) same.minutes += minutes
      else due.set(person, [...own, { order: life.id!, minutes, state: life.story.stars < lowest ? 'held' : 'credited' }])
    }
  }
  return due
}

export const sumOf = (due: Due[]): Minutes => ({
  credited: due.reduce((sum, { minutes, state }) => sum + (state === 'credited' ? minutes : 0), 0),
  held: due.reduce((sum, { minutes, state }) => sum + (state === 'held' ? minutes : 0), 0),
})

const checkEntries = (due: Due[], { entries }: Hours) => {
  const faults: string[] = []
  for (const { order, minutes, state } of due) {
    const found = entries.filter((entry) => entry.order.id === order)
    if (found.length > 1) faults.push(`${minutes} minutes of order ${order} stand ${found.length} times`)
    if (found.length === 0 && entries.length < newestShown) faults.push(`${minutes} minutes of order ${order} are missing`)
    if (found[0] && (found[0].minutes !== minutes || found[0].state !== state))
      faults.push(`order ${order} brought ${found[0].minutes} ${found[0].state}, should bring ${minutes} ${state}`)
  }
  return faults
}

/** What is wrong with a person's hours, one line each: the growth of both balances, and each entry among the newest 200. */
export const checkHours = (person: Person, due: Due[], [before, after]: [Hours, Hours]) => {
  const { credited, held } = sumOf(due)
  const grown = { credited: after.creditedMinutes - before.creditedMinutes, held: after.heldMinutes - before.heldMinutes }
  const faults = [
    ...(grown.credited === credited ? [] : [`${grown.credited} minutes were credited, ${credited} are due`]),
    ...(grown.held === held ? [] : [`${grown.held} minutes are held, ${held} should be`]),
    ...checkEntries(due, after),
  ]
  return { grown, faults: faults.map((fault) => `hours of ${person.name}: ${fault}`) }
}
