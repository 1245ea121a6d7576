import type { Role } from '../../server/contract/flow.ts'
import { makePeople, phoneOf } from '../seed/people.ts'
import { demoCounty, readPlaces } from '../seed/places.ts'

// Who takes part: residents of a few dozen places, the officers above each of them, the centre, and every team with two volunteers.

const teamCount = 24
const volunteersPerTeam = 2
const seededPerTeam = 4
const [fewestPlaces, mostPlaces] = [8, 24]

const units = new Map(readPlaces().map((unit) => [unit._id, unit]))

/** A unit and those above it, up to the county. */
export const unitsAbove = (code: string | null): string[] => (code ? [code, ...unitsAbove(units.get(code)!.parent)] : [])

const under = (parent: string | null) => [...units.values()].filter((unit) => unit.parent === parent).map(({ _id }) => _id)

/** Another grid of the same village, or of another village of the town where there is one. */
export const otherGrid = (grid: string, within: 'village' | 'town'): string => {
  const village = units.get(grid)!.parent!
  if (within === 'village') return under(village).find((code) => code !== grid)!
  const other = under(units.get(village)!.parent).find((code) => code !== village)
  return other ? under(other)[0]! : otherGrid(grid, 'village')
}

/** The phones of those who take part in so many orders, or in all; `wild` adds those at the places to which orders are moved. */
export const chooseCast = (wild: boolean, orders = mostPlaces) => {
  const people = makePeople([...units.values()]).filter(({ county }) => county === demoCounty)
  const withRole = (role: Role) => people.filter(({ roles }) => roles[0]!.role === role)
  const residents = withRole('resident').slice(0, Math.min(mostPlaces, Math.max(fewestPlaces, orders)))
  const grids = residents.map(({ grid }) => grid!)
  const moved = wild ? (['village', 'town'] as const).flatMap((within) => grids.map((grid) => otherGrid(grid, within))) : []
  const places = new Set([...grids, ...moved].flatMap(unitsAbove))
  const officers = (['grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'supervisor'] as const)
    .flatMap(withRole)
    .filter(({ roles }) => places.has(roles[0]!.unit))
  const volunteers = Array.from({ length: teamCount * volunteersPerTeam }, (_, n) =>
    phoneOf('volunteer', Math.floor(n / volunteersPerTeam) * seededPerTeam + (n % volunteersPerTeam)),
  )
  return [...[...residents, ...officers, ...withRole('team_leader')].map(({ phone }) => phone), ...volunteers]
}
