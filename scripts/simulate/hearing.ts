import type { TeamView } from '../../server/contract/people.ts'
import type { OrderView, TimelineItem } from '../../server/contract/orders.ts'
import { unitsAbove } from './cast.ts'
import type { Shown } from './check-orders.ts'
import type { Person } from './person.ts'

// Who may hear an event, told from the timeline alone: the places where the order stands after it and stood before, its requester, those who
// follow it, the teams of its round, the volunteers who serve or whose part the event ended, and while it is open to the market, to its last move there, every team that could take it.

export type Audience = { places: string[]; teams: string[]; people: string[]; market: string | null }

type State = { grid: string; round: number; teams: string[]; leaders: string[]; people: string[]; followers: string[]; open: boolean }

const startOf = ({ life }: Shown): State => ({ grid: life.story.grid, round: 1, teams: [], leaders: [], people: [], followers: [], open: false })

const taking = (input: TimelineItem['input'], orders: Map<string, Shown>) => orders.get(input.duplicate as string)!.order.requester.id

const after = (state: State, { action, by, input }: TimelineItem, orders: Map<string, Shown>): State => {
  if (action === 'transfer') return { ...state, grid: input.grid as string }
  if (action === 'dispatch') return { ...state, open: input.open === true, teams: [...state.teams, ...((input.teams as string[] | undefined) ?? [])] }
  if (action === 'accept') return { ...state, leaders: [...state.leaders, by.id] }
  if (action === 'assign') return { ...state, people: [...state.people, ...(input.volunteers as string[])] }
  if (action === 'absorb') return { ...state, followers: [...state.followers, taking(input, orders)] }
  if (action === 'recall') return { ...state, open: false, people: [] }
  if (action === 'rework') return { ...state, open: false, teams: [], leaders: [], people: [] }
  return state
}

/** The audience of each event of an order, in the order of its timeline; `orders` are all of the run, by id. */
export const audiencesOf = (shown: Shown, orders: Map<string, Shown>): Audience[] => {
  let state = startOf(shown)
  return shown.timeline.map((event) => {
    const before = state
    state = after(before, event, orders)
    return {
      places: [...new Set([...unitsAbove(before.grid), ...unitsAbove(state.grid)])],
      teams: [...before.teams, ...state.teams],
      people: [shown.order.requester.id, ...state.followers, ...[before, state].flatMap(({ leaders, people }) => [...leaders, ...people])],
      market: before.open || state.open ? state.grid : null,
    }
  })
}

const listening = new Set(['grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'supervisor'])

const eligible = ({ categories, area }: TeamView, category: string, grid: string) =>
  categories.includes(category) && unitsAbove(grid).some((code) => area.includes(code))

/** Whether a person belongs to an audience. */
export const belongs = ({ id, posts, leads }: Person, { places, teams, people, market }: Audience, { category }: OrderView) =>
  people.includes(id) ||
  posts.some(({ role, unit }) => listening.has(role) && places.includes(unit)) ||
  leads.some((team) => teams.includes(team.id) || (market !== null && eligible(team, category, market)))
