import type { Role } from '../../server/contract/flow.ts'
import { newId } from '../../server/db/new-id.ts'
import { demoAccounts } from '../../server/people/demo-accounts.ts'
import type { Person } from '../../server/people/person.ts'
import type { Unit } from '../../server/units/unit.ts'
import { demoCounty } from './places.ts'

// Plainly fictional people: a surname, what they do, and a number. Phones count up within 1380001…–1380006….

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const kinds = {
  grid_worker: ['1380001', '网格'],
  village_clerk: ['1380002', '专干'],
  town_officer: ['1380003', '镇街'],
  team_leader: ['1380004', '队长'],
  volunteer: ['1380005', '志愿'],
  resident: ['1380006', '居民'],
} as const
type Kind = keyof typeof kinds

/** The phone of the n-th seeded person of a kind, from 0. */
export const phoneOf = (kind: Kind, n: number) => `${kinds[kind][0]}${String(n + 1).padStart(4, '0')}`

type Made = Omit<Person, 'passwordHash' | 'createdAt'>

const made = (name: string, phone: string, roles: { role: Role; unit: string }[], grid?: string): Made => ({
  _id: newId(),
  county: `${roles[0]!.unit.slice(0, 6)}000000`,
  name,
  phone,
  roles,
  ...(grid && { grid }),
})

const fictional = (kind: Kind, n: number, unit: string, grid?: string) =>
  made(`${surnames[n % surnames.length]}${kinds[kind][1]}${String(n + 1).padStart(3, '0')}`, phoneOf(kind, n), [{ role: kind, unit }], grid)

/** The chain of units the demo accounts share. */
export const chainOf = (units: Unit[]) => {
  const first = (level: Unit['level'], parent: string) => units.find((unit) => unit.level === level && unit.parent === parent)!._id
  const town = first('town', demoCounty)
  const village = first('village', town)
  return { county: demoCounty, town, village, grid: first('grid', village) }
}

const placeOf = (role: Role, chain: ReturnType<typeof chainOf>) =>
  (
    ({ grid_worker: chain.grid, village_clerk: chain.village, town_officer: chain.town, team_leader: chain.town, volunteer: chain.town }) as Partial<
      Record<Role, string>
    >
  )[role] ?? chain.county

const demoPeople = (units: Unit[]) => {
  const chain = chainOf(units)
  return demoAccounts.map(({ phone, name, role, also }) => {
    const elsewhere = phone === '13800000012'
    const roles = elsewhere ? [{ role, unit: '620403000000' }] : [role, ...(also ? [also] : [])].map((one) => ({ role: one, unit: placeOf(one, chain) }))
    return made(name, phone, roles, role === 'resident' ? chain.grid : undefined)
  })
}

export const residentCount = 40
export const leaderCount = 23
export const volunteersPerTeam = 4

/** Everyone of the demo county: the demo accounts, an officer for every town, village and grid, and those who fill teams and post needs. */
export const makePeople = (units: Unit[]): Made[] => {
  const chain = chainOf(units)
  const own = (level: Unit['level']) => units.filter((unit) => unit.level === level && unit.county === demoCounty).map(({ _id }) => _id)
  const taken = new Set([chain.grid, chain.village, chain.town])
  const staff = (kind: Kind, level: Unit['level']) =>
    own(level)
      .map((code, n) => fictional(kind, n, code))
      .filter(({ roles }) => !taken.has(roles[0]!.unit))
  const grids = own('grid')
  return [
    ...demoPeople(units),
    ...staff('town_officer', 'town'),
    ...staff('village_clerk', 'village'),
    ...staff('grid_worker', 'grid'),
    ...Array.from({ length: leaderCount }, (_, n) => fictional('team_leader', n, demoCounty)),
    ...Array.from({ length: (leaderCount + 1) * volunteersPerTeam }, (_, n) => fictional('volunteer', n, demoCounty)),
    ...Array.from({ length: residentCount }, (_, n) => fictional('resident', n, demoCounty, grids[(n * 7) % grids.length])),
  ]
}
