import type { Action, Role } from '../../server/contract/flow.ts'
import type { Life } from './life.ts'
import { holdsAt, type Person } from './person.ts'
import type { Sight } from './sight.ts'
import { dueTurn, plays } from './wild/turn.ts'
import type { World } from './world.ts'

export const todo = '/orders?box=todo'
export const market = '/orders?box=market'

const freeing = new Set(['served', 'cancelled'])
const startsWork: Partial<Record<Action, Role>> = { assign: 'volunteer', check_out: 'team_leader' }
const steps = new Set<Action>(['accept', 'assign', 'check_in', 'check_out', 'complete', 'decline'])

/** Those who hear a card of it take part; of those reminded, the ones it names. */
const takesPart = ({ id, leads }: Person, { assignments }: Sight) =>
  !assignments || assignments.some(({ team, volunteers }) => leads.some((led) => led.id === team.id) || volunteers.some((volunteer) => volunteer.id === id))

const whileServing = (person: Person, sight: Sight) => {
  const { roles } = person
  if (!takesPart(person, sight)) return null
  const wakes = sight.action && steps.has(sight.action) ? [startsWork[sight.action]] : (['volunteer', 'team_leader'] as const)
  return wakes.some((role) => role && roles.has(role)) ? todo : null
}

const forTurn = (life: Life, person: Person, sight: Sight) => {
  const turn = dueTurn(life, sight.status)!
  if (!plays(turn, person, life, sight)) return null
  if (turn.by === 'team_leader' || turn.by === 'volunteer') return takesPart(person, sight) ? todo : null
  return turn.by === sight.holder?.role ? todo : `/orders/${sight.id}`
}

const settlesHere = ({ story }: Life, person: Person, { status, grid, village, town }: Sight) =>
  story.settledBy !== null &&
  holdsAt(person, story.settledBy, [grid, village, town]) &&
  status === (story.settledBy === 'town_officer' ? 'claimed' : 'collected')

const asHolder = (person: Person, sight: Sight) => {
  const { holder, status } = sight
  if (!holder || !person.roles.has(holder.role)) return null
  if (holder.unit && !holdsAt(person, holder.role, [holder.unit])) return null
  if (status === 'dispatched' && !holder.team) return market
  return status !== 'dispatched' || takesPart(person, sight) ? todo : null
}

/** Where what they see makes this person look, if anywhere. */
export const placeToLook = (world: World, person: Person, sight: Sight) => {
  const { status, action, id, title } = sight
  const life = world.lives.get(title)
  if (!life) return null
  if (dueTurn(life, status)) return forTurn(life, person, sight)
  if (action === 'comment') return null
  const { poster, rater, cancelAt } = life.story
  if (poster === person && cancelAt === status) return `/orders/${id}`
  if (freeing.has(status)) return rater === person || person.roles.has('dispatcher') ? todo : null
  if (status === 'serving') return whileServing(person, sight)
  if (world.wild && settlesHere(life, person, sight)) return `/orders/${id}`
  return asHolder(person, sight)
}
