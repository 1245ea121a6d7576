import type { Role, Status } from '../../server/contract/flow.ts'
import { system, type Actor, type ActorTeam } from '../../server/people/actor.ts'
import { place, team, type Has } from './matrix-situations.ts'

// Everyone who may try: each role at the order's place, in a relation to it, and elsewhere, with the words of the column `by` that fit them.

export type Tried = { name: string; actor: Actor; inPlaceAs?: Role; sees: (has: Has) => boolean; words: (has: Has, status: Status) => string[] }

/** Who must act at a status, and by which reach (design: the table of statuses). */
export const holders: Partial<Record<Status, { role: Role; reach: string }>> = {
  posted: { role: 'grid_worker', reach: 'grid' },
  collected: { role: 'village_clerk', reach: 'village' },
  reported: { role: 'town_officer', reach: 'town' },
  claimed: { role: 'dispatcher', reach: 'county' },
}

/** Who stands one level above a holder (上提一级). */
export const oneAbove: Partial<Record<Role, Role>> = {
  grid_worker: 'village_clerk',
  village_clerk: 'town_officer',
  town_officer: 'dispatcher',
  dispatcher: 'supervisor',
}

const actor = (name: string, roles: Actor['roles'], teams: ActorTeam[] = []): Actor => ({
  id: name,
  name,
  county: `${roles[0]!.unit.slice(0, 6)}000000`,
  language: 'en',
  roles,
  teams,
  phone: '',
})

/** Someone whose role gives them the order's place. */
const inPlace = (role: Role, reach: keyof typeof place): Tried => ({
  name: role,
  actor: actor(role, [{ role, unit: place[reach] }]),
  inPlaceAs: role,
  sees: () => true,
  words: (_, status) => [`${role}:${reach}`, 'any:reader', ...(holders[status]?.role === role ? ['any:holder', `${role}:holder`] : [])],
})

const officer: Tried = {
  ...inPlace('town_officer', 'town'),
  words: (has, status) => [...inPlace('town_officer', 'town').words(has, status), ...(has('sent by town_officer') ? ['town_officer:dispatched_by'] : [])],
}

const resident = (name: string, sees: Tried['sees'], words: Tried['words']): Tried => ({
  name,
  actor: actor(name, [{ role: 'resident', unit: place.county }]),
  sees,
  words: (has, status) => ['any:reader', ...words(has, status)],
})

/** The leader of a team that may be on the order; `suits` when it may take it from the market. */
const leader = (name: string, suits: boolean, category = suits ? 'of the order' : 'another'): Tried => {
  const words: Tried['words'] = (has, status) => [
    'any:reader',
    ...(has(`${name} on it`) ? ['team_leader:offered'] : []),
    ...(has('open') && suits ? ['team_leader:market'] : []),
    ...(has(`${name} accepted`) || has(`${name} completed`) ? ['team_leader:accepted'] : []),
    ...((status === 'dispatched' && has(`${name} offered`)) || (status === 'serving' && has(`${name} accepted`)) ? ['any:holder'] : []),
  ]
  const led = { ...team(name, category), leader: true, active: true }
  return {
    name,
    actor: actor(name, [{ role: 'team_leader', unit: place.county }], [led]),
    sees: (has) => has(`${name} on it`) || (has('open') && suits),
    words,
  }
}

const volunteer = (name: string): Tried => ({
  name,
  actor: actor(name, [{ role: 'volunteer', unit: place.county }]),
  sees: (has) => has(`${name} assigned`),
  words: () => ['any:reader', 'volunteer:assigned'],
})

const outside = (role: Role, unit: string): Tried => ({
  name: `${role} of ${unit}`,
  actor: actor(`${role} of ${unit}`, [{ role, unit }]),
  sees: () => false,
  words: () => [],
})

export const actors: Tried[] = [
  resident('requester', () => true, (_, status) => ['any:requester', ...(status === 'served' ? ['any:holder'] : [])]), // prettier-ignore
  resident('follower', (has) => has('followed'), () => ['any:follower']), // prettier-ignore
  inPlace('grid_worker', 'grid'),
  inPlace('village_clerk', 'village'),
  officer,
  inPlace('dispatcher', 'county'),
  inPlace('supervisor', 'county'),
  leader('team A', true),
  leader('team B', true),
  leader('team C', true),
  leader('team of another category', false),
  leader('team of a later ring', false, 'of the order'),
  volunteer('volunteer'),
  volunteer('another volunteer'),
  { name: 'system', actor: system(place.county), sees: () => true, words: () => ['system:system', 'any:reader'] },
  outside('resident', place.county),
  outside('admin', place.county),
  outside('grid_worker', '620402001001002'),
  outside('village_clerk', '620402001002'),
  outside('town_officer', '620402002000'),
  ...(['dispatcher', 'supervisor', 'admin', 'resident', 'volunteer'] as const).map((role) => outside(role, '620403000000')),
]
