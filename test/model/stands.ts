import type { Action, Role, Status } from '../../server/contract/flow.ts'
import { hasPost, isInside, offersOf, type Model, type Person, type Place } from './model.ts'
import { table, type Relation } from './table.ts'

// How a person stands to an order, what a move waits for, and so: granted, or which refusal.

type Stands = (person: Person, model: Model) => boolean

const ownOffers = (person: Person, model: Model) => offersOf(model).filter(({ team }) => team.id === person.leads?.id)
const owns = (person: Person, model: Model, ...states: string[]) => ownOffers(person, model).some(({ state }) => states.includes(state))
const places =
  (role: Role, at: keyof Place): Stands =>
  (person, { place }) =>
    hasPost(person, role, place[at])

const holders: Partial<Record<Status, { role: Role; is: Relation; above: [Role, keyof Place] }>> = {
  posted: { role: 'grid_worker', is: 'worker', above: ['village_clerk', 'village'] },
  collected: { role: 'village_clerk', is: 'clerk', above: ['town_officer', 'town'] },
  reported: { role: 'town_officer', is: 'officer', above: ['dispatcher', 'county'] },
  claimed: { role: 'dispatcher', is: 'dispatcher', above: ['supervisor', 'county'] },
}

const holds: Stands = (person, model) => {
  if (model.status === 'dispatched') return owns(person, model, 'offered')
  if (model.status === 'serving') return owns(person, model, 'accepted')
  if (model.status === 'served') return person.id === model.requester
  const holder = holders[model.status]
  return holder !== undefined && relations[holder.is](person, model)
}

const follows: Stands = (person, { followers }) => followers.includes(person.id)

/** Who serves, or served, with a team that kept the order. */
const crewsOn = ({ offers }: Model) => offers.filter(({ state }) => state === 'accepted' || state === 'completed').flatMap(({ crew }) => crew)

/** Who handled or served an order does not rate it as one of those it was done for; who rated an earlier round may rate the next. */
const hadAHand: Stands = (person, { timeline, offers, helpers }) =>
  timeline.some(({ by, action }) => by === person.id && action !== 'comment' && action !== 'rate') ||
  offers.some(({ crew }) => crew.some(({ id }) => id === person.id)) ||
  helpers.some(({ id }) => id === person.id)

const relations: Record<Relation, Stands> = {
  worker: places('grid_worker', 'grid'),
  clerk: places('village_clerk', 'village'),
  officer: places('town_officer', 'town'),
  dispatcher: places('dispatcher', 'county'),
  supervisor: places('supervisor', 'county'),
  requester: (person, model) => person.id === model.requester,
  follower: (person, model) => follows(person, model) && !hadAHand(person, model),
  offered: (person, model) => ownOffers(person, model).length > 0,
  market: (person, model) => model.open && person.leads?.suits === true,
  accepted: (person, model) =>
    owns(person, model, 'accepted', 'completed') || ownOffers(person, model).some(({ state, took }) => state === 'withdrawn' && took),
  assigned: (person, model) => hasPost(person, 'volunteer') && crewsOn(model).some(({ id }) => id === person.id),
  holder: holds,
  holding_officer: (person, model) => model.status === 'reported' && relations.officer(person, model),
  sender: (person, model) => hasPost(person, 'town_officer') && person.id === model.sentBy,
  reader: () => true,
  system: () => false,
}

const inCrews = (person: Person, model: Model) => offersOf(model, 'accepted').flatMap(({ crew }) => crew.filter(({ id }) => id === person.id))
const poor = ({ rating }: Model) => rating !== null && (rating.stars <= 2 || !rating.solved)

type When = (person: Person, model: Model, at: number) => boolean
const waitsFor: Partial<Record<Action, When>> = {
  accept: (person, model) => owns(person, model, 'offered') || (model.status === 'dispatched' && relations.market(person, model)),
  decline: (person, model) => owns(person, model, 'offered'),
  assign: (person, model) => owns(person, model, 'accepted'),
  complete: (person, model) => owns(person, model, 'accepted'),
  check_in: (person, model) => inCrews(person, model).length > 0 && !inCrews(person, model).some(isInside),
  check_out: (person, model) => inCrews(person, model).some(isInside),
  recall: (_, model) =>
    offersOf(model, 'completed').length === 0 && offersOf(model, 'accepted').every(({ crew }) => crew.every(({ visits }) => visits.length === 0)),
  suspend: (_, model) => !model.suspended,
  resume: (_, model) => model.suspended !== null,
  extend: (_, { asked, due }, at) => asked === null && due !== null && due > at,
  answer_extension: (_, { asked }) => asked !== null,
  urge: (_, { urged }, at) => urged === null || at - urged >= 24 * 60,
  rework: (_, model) => poor(model),
  publish: (_, { published, barred }) => !published && !barred,
  unpublish: (_, { published }) => published,
}

/** Who may read the order: its requester, the officers of its place and of the county, its teams and volunteers, and whom the market is open to. */
export const sees = (person: Person, model: Model) =>
  follows(person, model) ||
  (['requester', 'worker', 'clerk', 'officer', 'dispatcher', 'supervisor', 'market', 'assigned'] as const).some((who) => relations[who](person, model)) ||
  model.offers.some(({ team }) => team.id === person.leads?.id)

const fortnight = 14 * 24 * 60

/** Whether an order may be merged into this one: while it goes on, and for 14 days after its end. */
export const mayTakeIn = ({ status, arrived }: Model, at: number) =>
  !['rejected', 'cancelled', 'merged'].includes(status) && (!['rated', 'closed'].includes(status) || at - arrived <= fortnight)

export const isOverdue = ({ due }: Model, at: number) => due !== null && due < at

/** The rights lent to the officer above the holder while the step is overdue (上提一级). */
const lent = (person: Person, model: Model, at: number): Relation[] => {
  const holder = holders[model.status]
  if (!holder || !isOverdue(model, at) || !hasPost(person, holder.above[0], model.place[holder.above[1]])) return []
  return [holder.is, 'holder', ...(model.status === 'reported' ? (['holding_officer'] as const) : [])]
}

/** The role written into the event: that of the right; null where any reader may. */
const roleOf = (who: Relation, { status }: Model): Role | null => {
  if (who === 'holder') return holders[status]?.role ?? (status === 'served' ? 'resident' : 'team_leader')
  return roles[who] ?? null
}
// prettier-ignore
const roles: Partial<Record<Relation, Role>> = {
  worker: 'grid_worker', clerk: 'village_clerk', officer: 'town_officer', holding_officer: 'town_officer', sender: 'town_officer', dispatcher: 'dispatcher',
  supervisor: 'supervisor', requester: 'resident', follower: 'resident', offered: 'team_leader', market: 'team_leader', accepted: 'team_leader', assigned: 'volunteer',
}

export type Answer = { granted: true; role: Role | null; onBehalf: boolean; who: Relation } | { granted: false; status: 404 | 403 | 409 }

/** What the design answers this person who would make this move at this minute. */
export const answer = (person: Person, action: Action, model: Model, at: number): Answer => {
  if (!sees(person, model)) return { granted: false, status: 404 }
  const ready = (right: { at: Status[] }) => right.at.includes(model.status) && (waitsFor[action]?.(person, model, at) ?? true)
  const rights = table.get(action)!
  const own = rights.filter(({ who }) => relations[who](person, model))
  const right = own.find(ready)
  if (right) return { granted: true, role: roleOf(right.who, model), onBehalf: false, who: right.who }
  const above = lent(person, model, at)
  const borrowed = rights.find((each) => above.includes(each.who) && ready(each))
  if (borrowed) return { granted: true, role: holders[model.status]!.above[0], onBehalf: true, who: borrowed.who }
  return { granted: false, status: own.length > 0 ? 409 : 403 }
}

/** The moves this person may make now. */
export const permitted = (person: Person, model: Model, at: number) => [...table.keys()].filter((action) => answer(person, action, model, at).granted)
