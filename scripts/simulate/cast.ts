import type { Role } from '../../server/contract/flow.ts'
import { makePeople, phoneOf } from '../seed/people.ts'
import { demoCounty, readPlaces } from '../seed/places.ts'

// Who takes part: residents of a few dozen places, the officers above each of them, the centre, and every team with two volunteers.

const teamCount = 24
const volunteersPerTeam = 2
const seededPerTeam = 4
const placeCount = 24

const units = new Map(readPlaces().map((unit) => [unit._id, unit]))

/** A unit and those above it, up to the county. */
export const unitsAbove = (code: string | null): string[] => (code ? [code, ...unitsAbove(units.get(code)!.parent)] : [])

/** The phones of those who take part. */
export const chooseCast = () => {
  const people = makePeople([...units.values()]).filter(({ county }) => county === demoCounty)
  const withRole = (role: Role) => people.filter(({ roles }) => roles[0]!.role === role)
  const residents = withRole('resident').slice(0, placeCount)
  const places = new Set(residents.flatMap(({ grid }) => unitsAbove(grid!)))
  const officers = (['grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'supervisor'] as const)
    .flatMap(withRole)
    .filter(({ roles }) => places.has(roles[0]!.unit))
  const volunteers = Array.from({ length: teamCount * volunteersPerTeam }, (_, n) =>
    phoneOf('volunteer', Math.floor(n / volunteersPerTeam) * seededPerTeam + (n % volunteersPerTeam)),
  )
  return [...[...residents, ...officers, ...withRole('team_leader')].map(({ phone }) => phone), ...volunteers]
}
