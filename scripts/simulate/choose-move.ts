import type { Action } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { hasMade, type Life } from './life.ts'
import type { Person } from './person.ts'

// What a person does with an order they look at: the first of these moves that the server permits and the story wants.

type Wants = (person: Person, order: OrderView, life: Life) => boolean

const own = (person: Person, order: OrderView) =>
  order.assignments.find(({ team, state }) => state === 'accepted' && person.leads.some(({ id }) => id === team.id))

const always: Wants = () => true
const settlerOf = ({ story }: Life, { round }: OrderView) => (round === 1 ? story.settledBy : null)
const settlesItself: Wants = (_, order, life) => ['grid_worker', 'village_clerk'].includes(settlerOf(life, order) ?? '')
// The neighbour's order is merged first, so that they hear how it ends.
const mayRate: Wants = (person, _, { story, repeatedBy }) => story.rater === person && (!repeatedBy || repeatedBy.status === 'merged')
const settlesHere: Wants = (person, order, life) => person.roles.has(settlerOf(life, order) ?? 'admin')
const waitsToGoIn: Wants = (person, order) =>
  order.assignments.some(({ volunteers }) => volunteers.some(({ id, checkedInAt }) => id === person.id && !checkedInAt))
const mayReturn: Wants = (_, order, life) => life.story.returnFrom === order.status && !hasMade(life, 'return')

const wishes: [Action, Wants][] = [
  ['cancel', (_, order, { story }) => story.cancelAt === order.status],
  ['rate', mayRate],
  ['collect', always],
  ['return', mayReturn],
  ['settle', settlesHere],
  ['report', (person, order, life) => !settlesItself(person, order, life)],
  ['claim', always],
  ['dispatch', (person, order, life) => person.roles.has('dispatcher') && settlerOf(life, order) === null],
  ['decline', (_, __, life) => life.story.declinedOnce && !hasMade(life, 'decline')],
  ['accept', always],
  ['assign', (person, order) => own(person, order)!.volunteers.length === 0],
  ['check_in', (person, order, life) => waitsToGoIn(person, order, life) && life.turns[0]?.action !== 'recall'],
  ['check_out', always],
  ['complete', (person, order) => own(person, order)!.volunteers.every(({ checkedOutAt }) => checkedOutAt !== null)],
]

/** The next move of this person on this order, or undefined when it is not for them to move it now. */
export const chooseMove = (person: Person, order: OrderView, life: Life) => {
  const permitted = new Set(order.allowedActions.map(({ action }) => action))
  return wishes.find(([action, wants]) => permitted.has(action) && wants(person, order, life))?.[0]
}
