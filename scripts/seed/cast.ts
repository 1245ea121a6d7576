import { localDate, now } from '../../server/clock.ts'
import { isEligible } from '../../server/teams/covers.ts'
import type { Team } from '../../server/teams/team.model.ts'
import type { Unit } from '../../server/units/unit.ts'
import type { Need } from './needs.ts'
import type { Cast } from './orders.ts'
import { phoneOf, residentCount } from './people.ts'
import { demoCounty } from './places.ts'

export type People = Map<string, { _id: string; name: string; phone: string; roles: { unit: string }[]; grid?: string }>
export type SeededCounty = { units: Unit[]; people: People; teams: Team[] }

const officerOf = (town: string, { units, people }: SeededCounty) => {
  const index = units.filter(({ level, county }) => level === 'town' && county === demoCounty).findIndex(({ _id }) => _id === town)
  return people.get(index === 0 ? '13800000004' : phoneOf('town_officer', index))!._id
}

/** Who plays in the n-th story, which may still go on: the demo resident in every second one, someone elsewhere in the county in the others. */
export const castOf = (county: SeededCounty, { category }: Need, { index, goesOn }: { index: number; goesOn: boolean }): Cast => {
  const { units, people, teams } = county
  const requester = people.get(index % 2 === 0 ? '13800000009' : phoneOf('resident', index % residentCount))!
  const grid = requester.grid!
  const village = units.find(({ _id }) => _id === grid)!.parent!
  const town = units.find(({ _id }) => _id === village)!.parent!
  const at = (unit: string) => [...people.values()].find(({ roles }) => roles[0]!.unit === unit)!._id
  const eligible = teams.filter((team) => isEligible(team, { county: demoCounty, town, village, grid, category }, localDate(now())))
  // One person is on one order at a time: each story that goes on has a team of its category to itself, and none of them needs the demo volunteer.
  const team = goesOn ? eligible.find(({ categories }) => categories.length === 1)! : eligible[index % 2 ? eligible.length - 1 : 0]!
  return {
    requester: requester._id,
    grid,
    worker: at(grid),
    clerk: at(village),
    officer: officerOf(town, county),
    dispatcher: people.get('13800000002')!._id,
    team,
    volunteers: goesOn ? team.members.slice(-2) : team.members.slice(1, 3),
  }
}
