import type { Role, Status } from '../../server/contract/flow.ts'
import { readNeeds, type Need } from '../seed/needs.ts'
import { holdsAt, type Person } from './person.ts'
import type { Turn } from './wild/turn.ts'

export type Way = 'to one' | 'jointly' | 'openly'

/** What is to become of one need: who posts it where, who settles it or how it is dispatched, and what goes otherwise on its way. */
export type Story = {
  /** The order's title: the need's and a number, so that everyone who meets it knows it. */
  title: string
  number: number
  need: Need
  poster: Person
  grid: string
  settledBy: Role | null
  /** How it is dispatched, one time after the other; the last way for every further time. */
  ways: Way[]
  cancelAt: Status | null
  returnFrom: Status | null
  declinedOnce: boolean
  /** One for each round; the last one for every further round. */
  stars: number[]
  rater: Person
  /** What is wanted of it beside the plain way, one thing after the other. */
  turns: Turn[]
  /** Whether the requester tells the volunteers the code. */
  tellsCode: boolean
  end: Status
}

const settlers: Record<Need['handledAt'], Role | null> = { grid: 'grid_worker', village: 'village_clerk', town: 'town_officer', county: null, team: null }

/** Where a need waits for somebody on its way, before it is served. */
export const waits: Record<Need['handledAt'], Status[]> = {
  grid: ['posted'],
  village: ['posted', 'collected'],
  town: ['posted', 'collected', 'reported'],
  county: ['posted', 'collected', 'reported', 'claimed', 'dispatched'],
  team: ['posted', 'collected', 'reported', 'claimed', 'dispatched'],
}
const ways: Way[] = ['to one', 'openly', 'to one', 'jointly']
const stars = [5, 4, 5, 3, 5, 2, 4, 5, 1, 5]

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
const fixedNumbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

/** All needs once, or `count` drawn from them, always the same ones. */
export const drawNeeds = (count?: number) => {
  const needs = readNeeds()
  const next = fixedNumbers(620_402)
  return count === undefined ? needs : Array.from({ length: count }, () => needs[Math.floor(next() * needs.length)]!)
}

export type Setting = { run: string; people: Person[]; eligibleTeams: (category: string, grid: string) => number }

const posterOf = (index: number, people: Person[]) => {
  const residents = people.filter(({ grid }) => grid)
  const resident = residents[index % residents.length]!
  const worker = people.find((person) => holdsAt(person, 'grid_worker', [resident.grid!]))!
  return { poster: index % 10 === 7 ? worker : resident, grid: resident.grid! }
}

/** The title an order is known by. */
export const titleOf = ({ title }: Need, run: string, number: number) => `${title}(${run}-${number})`

/** A story for each need: one in twelve is cancelled, one in nine returned, one in five dispatched ones declined where another team could take it. */
export const makeStories = (needs: Need[], { run, people, eligibleTeams }: Setting): Story[] =>
  needs.map((need, index) => {
    const { poster, grid } = posterOf(index, people)
    const reached = waits[need.handledAt]
    const returnable = reached.filter((status) => status !== 'posted' && status !== 'dispatched')
    const choice = eligibleTeams(need.category, grid) > 1
    const way = ways[index % ways.length]!
    return {
      title: titleOf(need, run, index + 1),
      number: index + 1,
      need,
      poster,
      grid,
      settledBy: settlers[need.handledAt],
      ways: [choice ? way : way === 'jointly' ? 'to one' : way],
      cancelAt: index % 12 === 5 ? reached[Math.floor(index / 12) % reached.length]! : null,
      returnFrom: index % 9 === 4 ? (returnable[Math.floor(index / 9) % returnable.length] ?? null) : null,
      declinedOnce: choice && way === 'to one' && index % 5 < 2,
      stars: [stars[index % stars.length]!],
      rater: poster,
      turns: [],
      tellsCode: false,
      end: 'rated',
    }
  })
