import type { OrderView, Page } from '../../server/contract/orders.ts'
import { bring } from './bring.ts'
import { describe } from './caller.ts'
import { chooseMove } from './choose-move.ts'
import { endIfDone, type Life } from './life.ts'
import { note } from './note.ts'
import type { Person } from './person.ts'
import { market, placeToLook, todo } from './place-to-look.ts'
import type { Sight } from './sight.ts'
import { commentAside } from './wild/aside.ts'
import { checkMove } from './wild/check-move.ts'
import { countMove } from './wild/count-move.ts'
import { count } from './wild/kinds.ts'
import { send, type Wish } from './wild/send.ts'
import { dueTurn, plays, type Scene, type Turn } from './wild/turn.ts'
import type { World } from './world.ts'

// A person at work: a card says that something waits for them, they look into their box, and do what the server permits, one thing after another.

const refused = (world: World, life: Life, line: string) => {
  world.faults.push(`${life.story.title}: ${line}`)
  life.end()
}

const acknowledged = (world: World, wish: Wish, after: OrderView) => {
  const { life, action, person, input, order } = wish
  note(world, life, after, { action, by: person, input })
  if (!world.wild) return
  countMove(world, wish)
  world.faults.push(...checkMove(wish, after).map((fault) => `order ${order.no}: ${action} by ${person.name} ${fault}`))
}

/** Makes one move; answers the order as the person then sees it, or null when they were refused. */
const make = async (world: World, wish: Wish) => {
  const { person, order, life, action } = wish
  life.inFlight++
  const [answer] = await Promise.all([send(world, wish), commentAside(world, wish)])
  life.inFlight--
  if (answer.ok) {
    acknowledged(world, wish, answer.body)
    return { made: true, order: answer.body }
  }
  // The order may have come to its end while this answer was awaited.
  endIfDone(life)
  // Out of reach or out of rights: someone else moved it away meanwhile, or the server was wrong to permit it.
  const present = answer.body.status === 404 ? null : await person.get<OrderView>(`/orders/${order.id}`)
  if ((present ?? life).version > order.version) {
    world.races++
    return present && { made: false, order: present }
  }
  refused(world, life, describe(`${action} was permitted to ${person.name} at version ${order.version}, then refused`, answer))
  return null
}

const runErrand = async (world: World, turn: Turn, scene: Scene) => {
  const faults = await turn.errand!(scene)
  world.faults.push(...faults.map((fault) => `order ${scene.order.no}: ${fault}`))
  return { made: true, order: scene.order }
}

const takeTurn = async (world: World, turn: Turn, scene: Scene) => {
  const { life } = scene
  if (life.taken) return null
  life.taken = true
  try {
    const { action } = turn
    const result = turn.errand ? await runErrand(world, turn, scene) : await make(world, { ...scene, action, input: (await turn.input?.(scene)) ?? {} })
    if (!result?.made) return result?.order ?? null
    life.turns.shift()
    count(world.tally, turn.kind)
    world.remind(result.order)
    return result.order
  } finally {
    life.taken = false
    endIfDone(life)
  }
}

const moveOnce = async (world: World, person: Person, order: OrderView) => {
  const life = world.lives.get(order.title)
  if (!life) return null
  const scene = { world, person, order, life }
  const turn = dueTurn(life, order.status)
  if (turn) {
    const permitted = order.allowedActions.some(({ action }) => action === turn.action)
    return permitted && plays(turn, person, life, order) ? takeTurn(world, turn, scene) : null
  }
  const action = chooseMove(person, order, life)
  const input = action && (await bring(action, scene))
  if (!input) return null
  const result = await make(world, { ...scene, action, input })
  if (result?.made && life.turns[0]?.after === action) world.remind(result.order)
  return result?.order ?? null
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

/** Puts a person to work: answers what to call with each card they hear, or with none to make them look into every box. */
export const atWork = (world: World, person: Person) => {
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
  return (sight?: Sight) => {
    for (const place of sight ? [placeToLook(world, person, sight)] : [todo, market]) if (place) places.add(place)
    if (!busy && places.size > 0) void work()
  }
}
