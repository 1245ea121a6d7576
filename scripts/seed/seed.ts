import mongoose from 'mongoose'
import { PersonModel } from '../../server/people/person.model.ts'
import { hashPassword } from '../../server/people/register-person.ts'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { ServiceModel } from '../../server/services/service.model.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { UnitModel } from '../../server/units/unit.model.ts'
import { VolunteerModel } from '../../server/volunteers/volunteer.model.ts'
import { castOf, type People, type SeededCounty } from './cast.ts'
import { readNeeds } from './needs.ts'
import { walk } from './orders.ts'
import { makePeople } from './people.ts'
import { demoCounty, readPlaces } from './places.ts'
import { makeRegistrations } from './registrations.ts'
import { makeMenu, makeTeams } from './teams.ts'

type Say = (line: string) => void

const hour = 3_600_000
const marks = () => mongoose.connection.collection<{ _id: string; finishedAt: Date | null }>('seeds')

/** Fills an empty database with the demo county and answers whether it did. One that is filled is left alone; one whose filling was interrupted is filled anew. */
export const seed = async (say: Say) => {
  const mark = await marks().findOne({ _id: 'demo' })
  if (mark?.finishedAt || (!mark && (await UnitModel.estimatedDocumentCount()) > 0)) return false
  if (mark) await startOver(say)
  await marks().updateOne({ _id: 'demo' }, { $set: { finishedAt: null } }, { upsert: true })
  await seedOrders(await seedCounty(say), say)
  await marks().updateOne({ _id: 'demo' }, { $set: { finishedAt: new Date() } })
  return true
}

const startOver = async (say: Say) => {
  say('an earlier filling was interrupted; starting over')
  for (const model of Object.values(mongoose.models)) await model.deleteMany({})
}

/** Fills an empty database with the county's places, people, teams and menu, without an order. */
export const seedCounty = async (say: Say): Promise<SeededCounty> => {
  const units = readPlaces()
  say(`places: ${units.length}`)
  await UnitModel.insertMany(units)
  const passwordHash = await hashPassword(demoPassword)
  const people = makePeople(units).map((person) => ({ ...person, passwordHash, createdAt: new Date() }))
  await PersonModel.insertMany(people)
  const byPhone: People = new Map(people.map((person) => [person.phone, person]))
  const teams = makeTeams(
    byPhone,
    units.filter(({ level, county }) => level === 'town' && county === demoCounty),
  )
  await TeamModel.insertMany(teams)
  await ServiceModel.insertMany(makeMenu())
  const { _id, name } = byPhone.get('13800000001')!
  await VolunteerModel.insertMany(makeRegistrations(teams, units, { id: _id, name }))
  say(`people: ${people.length}, teams: ${teams.length}`)
  return { units, people: byPhone, teams }
}

/** Every ninth of the needs stands at another step; three ninths are walked to the end, some days ago. */
const seedOrders = async (county: SeededCounty, say: Say) => {
  const beingServed = 8
  const moves = [0, 1, 2, 3, 4, 5, beingServed, 99, 99]
  const needs = readNeeds()
  for (const [index, need] of needs.entries()) {
    const stage = index % moves.length
    const isDone = moves[stage] === 99
    const hoursAgo = isDone ? 30 + index * 5 : [1, 2.2, 3.4, 5.5, 6.5, 8, 13][stage]! + (index % 5) * 0.3
    const pace = { postedAt: new Date(Date.now() - hoursAgo * hour), moves: moves[stage]!, stars: [5, 4, 5, 5, 3, 5, 2, 4][index % 8]! }
    await walk(need, castOf(county, need, { index, goesOn: moves[stage] === beingServed }), pace, index * 23)
    if (index % 20 === 19 || index === needs.length - 1) say(`orders: ${index + 1} of ${needs.length}`)
  }
}
