import type { VolunteerTime } from '../../server/contract/volunteers.ts'
import type { Named } from '../../server/contract/orders.ts'
import type { Team } from '../../server/teams/team.model.ts'
import type { Unit } from '../../server/units/unit.ts'
import { birthDateIn, checkDigitOf, maskNumber } from '../../server/volunteers/identity.ts'
import { printOf, seal } from '../../server/volunteers/sealed.ts'
import type { Volunteer } from '../../server/volunteers/volunteer.ts'
import { demoCounty } from './places.ts'

// The registrations of those who serve in the seeded teams: accepted some months ago by their leader, a leader's by the county.

// No such district: a number that begins like this is nobody's.
const nowhere = '620499'
const dayMs = 24 * 3_600_000
const skills = ['理发', '家电维修', '急救', '水电维修', '陪护', '驾驶', '摄影', '心理疏导', '法律咨询']
const times: VolunteerTime[] = ['weekends', 'evenings', 'workdays', 'anytime']

const two = (number: number) => String(number).padStart(2, '0')

/** A well-formed ID number of nobody, another one for each n: the odd ones are men's. */
const numberOf = (n: number) => {
  const seventeen = `${nowhere}${1956 + ((n * 7) % 48)}${two(1 + (n % 12))}${two(1 + (n % 28))}${String(n + 1).padStart(3, '0')}`
  return seventeen + checkDigitOf(seventeen)
}

const areaOf = (units: Map<string, Unit>, grid: Unit) => {
  const village = units.get(grid.parent!)!
  return { area: grid._id, areaName: [units.get(village.parent!)!.name, village.name, grid.name].join(' ') }
}

type Registered = { person: Named; team: Team; decidedBy: Named }

const recordOf = ({ person, team, decidedBy }: Registered, n: number, home: ReturnType<typeof areaOf>): Volunteer => {
  const idNumber = numberOf(n)
  const appliedAt = new Date(Date.now() - (90 + ((n * 11) % 300)) * dayMs)
  return {
    _id: person.id,
    county: demoCounty,
    state: 'registered',
    asks: [],
    qualifications: [],
    appliedAt,
    registeredAt: new Date(appliedAt.getTime() + dayMs),
    decidedBy,
    gender: (n + 1) % 2 ? 'male' : 'female',
    idKind: 'resident_id',
    idMasked: maskNumber(idNumber),
    sealedIdentity: seal(person.id, 'identity', { idNumber, birthDate: birthDateIn(idNumber) }),
    numberPrint: printOf('resident_id', idNumber),
    ...home,
    skills: [skills[n % skills.length]!],
    categories: team.categories,
    times: [times[n % times.length]!],
    publicName: n % 3 === 0,
    agreedAt: appliedAt,
  }
}

/** A registration for everyone of these teams, decided by the team's leader, and by the county's administrator for leaders. */
export const makeRegistrations = (teams: Team[], places: Unit[], admin: Named): Volunteer[] => {
  const units = new Map(places.map((unit) => [unit._id, unit]))
  const grids = places.filter(({ level, county }) => level === 'grid' && county === demoCounty)
  return teams
    .flatMap((team) => team.members.map((person) => ({ person, team, decidedBy: person.id === team.leader.id ? admin : team.leader })))
    .map((registered, n) => recordOf(registered, n, areaOf(units, grids[(n * 5) % grids.length]!)))
}
