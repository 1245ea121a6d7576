import type { Action } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { hasMade, type Life } from './life.ts'
import type { Person } from './person.ts'

// What a person does with an order they look at: the first of these moves that the server permits and the story wants.

type Wants = (person: Person, order: OrderView, life: Life) => boolean

const own = (person: Person, order: OrderView) =>
  order.assignments.find(({ team, state }) => state === 'accepted' && person.leads.some(({ id }) => id === team.id))

const always: Wants = () => true
const settlesItself = ({ settledBy }: Life['story']) => settledBy === 'grid_worker' || settledBy === 'village_clerk'
const mayReturn: Wants = (_, order, life) => life.story.returnFrom === order.status && !hasMade(life, 'return')

const wishes: [Action, Wants][] = [
  ['cancel', (_, order, { story }) => story.cancelAt === order.status],
  ['rate', always],
  ['collect', always],
  ['return', mayReturn],
  ['settle', (person, _, { story }) => story.settledBy !== null && person.roles.has(story.settledBy)],
  ['report', (_, __, { story }) => !settlesItself(story)],
  ['claim', always],
  ['dispatch', (person, _, { story }) => person.roles.has('dispatcher') && story.settledBy === null],
  ['decline', (_, __, life) => life.story.declinedOnce && !hasMade(life, 'decline')],
  ['accept', always],
  ['assign', (person, order) => own(person, order)!.volunteers.length === 0],
  ['check_in', (person, order) => order.assignments.some(({ volunteers }) => volunteers.some(({ id, checkedInAt }) => id === person.id && !checkedInAt))],
  ['check_out', always],
  ['complete', (person, order) => own(person, order)!.volunteers.every(({ checkedOutAt }) => checkedOutAt !== null)],
]

/** The next move of this person on this order, or undefined when it is not for them to move it now. */
export const chooseMove = (person: Person, order: OrderView, life: Life) => {
  const permitted = new Set(order.allowedActions.map(({ action }) => action))
  return wishes.find(([action, wants]) => permitted.has(action) && wants(person, order, life))?.[0]
}
