import type { Card } from '../../server/contract/live.ts'
import type { OrderView, Page } from '../../server/contract/orders.ts'
import { bring } from './bring.ts'
import { describe } from './caller.ts'
import { chooseMove } from './choose-move.ts'
import type { Life, Made } from './life.ts'
import type { Person } from './person.ts'
import type { Story } from './stories.ts'
import type { World } from './world.ts'

// A person at work: a card says that something waits for them, they look into their box, and do what the server permits, one thing after another.

const terminal = new Set(['rated', 'cancelled'])

/** Writes down an acknowledged move. */
export const note = (world: World, life: Life, order: OrderView, made: Omit<Made, 'version'>) => {
  world.moves++
  life.id = order.id
  life.made.push({ ...made, version: order.version })
  if (terminal.has(order.status)) life.end()
}

const refused = (world: World, life: Life, line: string) => {
  world.faults.push(`${life.story.title}: ${line}`)
  life.end()
}

const moveOnce = async (world: World, person: Person, order: OrderView) => {
  const life = world.lives.get(order.title)
  const action = life && chooseMove(person, order, life)
  const input = action && (await bring(action, { world, person, order, life }))
  if (!input) return null
  const answer = await person.post<OrderView>(`/orders/${order.id}/actions/${action}`, input)
  if (answer.ok) {
    note(world, life, answer.body, { action, by: person, input })
    return answer.body
  }
  const movedOn = (answer.body.order?.version ?? 0) > order.version
  if (movedOn) world.races++
  else refused(world, life, describe(`${action} was permitted to ${person.name} at version ${order.version}, then refused`, answer))
  return null
}

/** Does what there is to do for this person on one order. */
export const handle = async (world: World, person: Person, order: OrderView) => {
  let present: OrderView | null = order
  while (present) present = await moveOnce(world, person, present)
}

const look = async (world: World, person: Person, path: string) => {
  if (!path.includes('?')) return handle(world, person, await person.get<OrderView>(path))
  if (person.roles.has('dispatcher')) world.tooBusy.clear()
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Page<OrderView> = await person.get(`${path}&limit=50${cursor && `&cursor=${cursor}`}`)
    for (const order of page.items) await handle(world, person, order)
    cursor = page.nextCursor
  }
}

const todo = '/orders?box=todo'
const market = '/orders?box=market'

const freeing = new Set(['served', 'cancelled'])

/** Where a card makes this person look, if anywhere. */
const placeToLook = ({ roles }: Person, own: Story[], { status, action, holder, id }: Card) => {
  if (own.some(({ cancelAt }) => cancelAt === status)) return `/orders/${id}`
  if (freeing.has(status)) return own.length > 0 || roles.has('dispatcher') ? todo : null
  if (status === 'serving') return (action === 'assign' && roles.has('volunteer')) || (action === 'check_out' && roles.has('team_leader')) ? todo : null
  if (!holder || !roles.has(holder.role)) return null
  return status === 'dispatched' && !holder.team ? market : todo
}

/** Puts a person to work: answers what to call with each card they hear, or with none to make them look into every box. */
export const atWork = (world: World, person: Person) => {
  const own = [...world.lives.values()].map(({ story }) => story).filter(({ poster }) => poster === person)
  const places = new Set<string>()
  let busy = false
  const work = async () => {
    busy = true
    for (const place of places) {
      places.delete(place)
      await look(world, person, place).catch((error: Error) => world.faults.push(`${person.name}: ${error.message}`))
    }
    busy = false
  }
  return (card?: Card) => {
    for (const place of card ? [placeToLook(person, own, card)] : [todo, market]) if (place) places.add(place)
    if (!busy && places.size > 0) void work()
  }
}
