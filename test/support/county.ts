import type { Role } from '../../server/contract/flow.ts'
import { newId } from '../../server/db/new-id.ts'
import { PersonModel } from '../../server/people/person.model.ts'
import type { Person } from '../../server/people/person.ts'
import { hashPassword } from '../../server/people/register-person.ts'
import { ServiceModel } from '../../server/services/service.model.ts'
import { startSession } from '../../server/sessions/start-session.ts'
import { TeamModel, type Team } from '../../server/teams/team.model.ts'
import { UnitModel } from '../../server/units/unit.model.ts'
import { startProgram } from './program.ts'

// A county of a test's own: two towns, in each two villages, in each two grids; someone for every role on the first chain, and beside it.

export type Someone = { id: string; name: string; phone: string; token: string; unit: string }
export type County = Awaited<ReturnType<typeof buildCounty>>

export const password = 'a-long-password'
let passwordHash: string | undefined
let counties = 100_000
let phones = 0

export const nextPhone = () => `139${String(++phones).padStart(8, '0')}`

/** A signed-in person of a role at a unit. */
export const buildPerson = async (role: Role, unit: string, more: Partial<Person> = {}): Promise<Someone> => {
  passwordHash ??= await hashPassword(password)
  const name = more.name ?? `测${role}`
  const person: Person = {
    _id: newId(),
    county: `${unit.slice(0, 6)}000000`,
    name,
    phone: nextPhone(),
    passwordHash,
    roles: [{ role, unit }],
    createdAt: new Date(),
    ...more,
  }
  await PersonModel.create(person)
  const { accessToken } = await startSession(person)
  return { id: person._id, name, phone: person.phone, token: accessToken, unit }
}

/** A team with a leader and two volunteers, serving the whole county unless told otherwise. */
export const buildTeam = async (county: string, more: Partial<Team> = {}) => {
  const unit = more.unit ?? county
  const leader = await buildPerson('team_leader', unit)
  const volunteers = [await buildPerson('volunteer', unit), await buildPerson('volunteer', unit)]
  const members = [leader, ...volunteers].map(({ id, name }) => ({ id, name }))
  const team: Team = {
    _id: newId(),
    county,
    unit,
    name: `测试服务队${members[0]!.id.slice(-4)}`,
    categories: ['助老服务'],
    area: [county],
    capacity: 50,
    onDuty: true,
    active: true,
    leader: members[0]!,
    members,
    ...more,
  }
  await TeamModel.create(team)
  return { id: team._id, name: team.name, leader, volunteers }
}

const buildUnits = async (code: string) => {
  const unit = (_id: string, level: 'county' | 'town' | 'village' | 'grid', parent: string | null) => ({
    _id,
    county: code,
    name: `测${level}${_id.slice(6)}`,
    level,
    parent,
  })
  const towns = ['001', '002'].map((n) => unit(`${code.slice(0, 6)}${n}000`, 'town', code))
  const villages = towns.flatMap((town) => ['001', '002'].map((n) => unit(`${town._id.slice(0, 9)}${n}`, 'village', town._id)))
  const grids = villages.flatMap((village) => ['001', '002'].map((n) => unit(`${village._id}${n}`, 'grid', village._id)))
  await UnitModel.insertMany([unit(code, 'county', null), ...towns, ...villages, ...grids])
  return {
    town: towns[0]!._id,
    village: villages[0]!._id,
    grid: grids[0]!._id,
    otherTown: towns[1]!._id,
    otherVillage: villages[1]!._id,
    otherGrid: grids[1]!._id,
  }
}

/** A whole county, on the running program's database. */
export const buildCounty = async () => {
  await startProgram()
  const code = `${++counties}000000`
  const units = await buildUnits(code)
  await ServiceModel.insertMany(
    ['助老服务', '应急救援'].map((category) => ({ _id: newId(), county: code, category, title: category, norm: { minutes: 60, people: 1 }, active: true })),
  )
  return {
    code,
    ...units,
    resident: await buildPerson('resident', code, { grid: units.grid, name: '测居民' }),
    worker: await buildPerson('grid_worker', units.grid),
    clerk: await buildPerson('village_clerk', units.village),
    officer: await buildPerson('town_officer', units.town),
    dispatcher: await buildPerson('dispatcher', code),
    supervisor: await buildPerson('supervisor', code),
    admin: await buildPerson('admin', code),
    team: await buildTeam(code),
  }
}
