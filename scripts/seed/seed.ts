import { PersonModel } from '../../server/people/person.model.ts'
import { hashPassword } from '../../server/people/register-person.ts'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { ServiceModel } from '../../server/services/service.model.ts'
import { TeamModel, type Team } from '../../server/teams/team.model.ts'
import { isEligible } from '../../server/teams/covers.ts'
import { UnitModel, type Unit } from '../../server/units/unit.model.ts'
import { readNeeds, type Need } from './needs.ts'
import { walk, type Cast } from './orders.ts'
import { chainOf, makePeople, phoneOf, residentCount } from './people.ts'
import { demoCounty, readPlaces } from './places.ts'
import { makeMenu, makeTeams } from './teams.ts'

type Say = (line: string) => void
type People = Map<string, { _id: string; name: string; phone: string; roles: { unit: string }[]; grid?: string }>

const hour = 3_600_000

/** Fills an empty database with the demo county and answers whether it did; a database with units in it is left alone. */
export const seed = async (say: Say) => {
  if ((await UnitModel.estimatedDocumentCount()) > 0) return false
  const { units, people, teams } = await seedCounty(say)
  await seedOrders(units, people, teams, say)
  return true
}

/** Fills an empty database with the county's places, people, teams and menu, without an order. */
export const seedCounty = async (say: Say) => {
  const units = readPlaces()
  say(`places: ${units.length}`)
  await UnitModel.insertMany(units)
  const passwordHash = await hashPassword(demoPassword)
  const people = makePeople(units).map((person) => ({ ...person, passwordHash, createdAt: new Date() }))
  await PersonModel.insertMany(people)
  const byPhone: People = new Map(people.map((person) => [person.phone, person]))
  const teams = makeTeams(byPhone, units.filter(({ level, county }) => level === 'town' && county === demoCounty))
  await TeamModel.insertMany(teams)
  await ServiceModel.insertMany(makeMenu())
  say(`people: ${people.length}, teams: ${teams.length}`)
  return { units, people: byPhone, teams }
}

const castOf = (index: number, need: Need, units: Unit[], people: People, teams: Team[]): Cast => {
  const chain = chainOf(units)
  const resident = people.get(index % 2 === 0 ? '13800000009' : phoneOf('resident', index % residentCount))!
  const grid = resident.grid ?? chain.grid
  const village = units.find(({ _id }) => _id === grid)!.parent!
  const town = units.find(({ _id }) => _id === village)!.parent!
  const at = (unit: string) => [...people.values()].find(({ roles }) => roles[0]!.unit === unit)!._id
  const place = { county: demoCounty, town, village, grid, category: need.category }
  const eligible = teams.filter((team) => isEligible(team, place))
  return { requester: resident._id, grid, worker: at(grid), clerk: at(village), officer: people.get(town === chain.town ? '13800000004' : officerPhone(town, units))!._id, dispatcher: people.get('13800000002')!._id, team: eligible[index % 2 ? eligible.length - 1 : 0]! }
}

const officerPhone = (town: string, units: Unit[]) => phoneOf('town_officer', units.filter(({ level, county }) => level === 'town' && county === demoCounty).findIndex(({ _id }) => _id === town))

/** Every ninth of the needs stands at another step; three ninths are walked to the end, some days ago. */
const seedOrders = async (units: Unit[], people: People, teams: Team[], say: Say) => {
  const moves = [0, 1, 2, 3, 4, 5, 8, 99, 99]
  const needs = readNeeds()
  for (const [index, need] of needs.entries()) {
    const stage = index % moves.length
    const isDone = moves[stage] === 99
    const hoursAgo = isDone ? 30 + index * 5 : [1, 2.2, 3.4, 5.5, 6.5, 8, 13][stage]! + (index % 5) * 0.3
    const pace = { postedAt: new Date(Date.now() - hoursAgo * hour), moves: moves[stage]!, stars: [5, 4, 5, 5, 3, 5, 2, 4][index % 8]! }
    await walk(need, castOf(index, need, units, people, teams), pace, index * 23)
    if (index % 20 === 19 || index === needs.length - 1) say(`orders: ${index + 1} of ${needs.length}`)
  }
}
