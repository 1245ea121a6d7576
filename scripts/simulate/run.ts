import type { Hours, TeamView } from '../../server/contract/people.ts'
import type { OrderView, Page, TimelineItem } from '../../server/contract/orders.ts'
import { atWork } from './at-work.ts'
import { chooseCast, unitsAbove } from './cast.ts'
import { checkListener, type CardCount } from './check-cards.ts'
import { checkHours, dueMinutes, sumOf } from './check-hours.ts'
import { checkOrder, type Shown } from './check-orders.ts'
import { inParallel } from './in-parallel.ts'
import { newLife } from './life.ts'
import { listen, type Listener } from './listener.ts'
import { signInAll, type Person } from './person.ts'
import { play } from './play.ts'
import { cardsTable, minutesTable, ordersTable, stepsTable } from './report.ts'
import { drawNeeds, makeStories } from './stories.ts'
import { newWorld, type World } from './world.ts'

// The whole run against one server: sign everyone in, let the stories happen, then hold what is there against what was acknowledged.

const readsAtOnce = 8
const lastCardsMs = 10_000

const hoursOf = (people: Person[]) => inParallel(people, readsAtOnce, ({ get }) => get<Hours>('/me/hours'))

const eligibleTeams = async (dispatcher: Person) => {
  const { items } = await dispatcher.get<Page<TeamView>>('/teams?limit=100')
  return (category: string, grid: string) =>
    items.filter(({ categories, area }) => categories.includes(category) && unitsAbove(grid).some((code) => area.includes(code))).length
}

const readOrders = (world: World, dispatcher: Person) =>
  inParallel(
    [...world.lives.values()].filter(({ id }) => id !== null),
    readsAtOnce,
    async (life): Promise<Shown> => {
      const order = await dispatcher.get<OrderView>(`/orders/${life.id}`)
      const { items } = await dispatcher.get<{ items: TimelineItem[] }>(`/orders/${life.id}/timeline`)
      return { life, order, timeline: items }
    },
  )

const checkCards = (listeners: Listener[], shown: Shown[]) => {
  const count: CardCount = { expected: 0, received: 0 }
  const orders = new Map(shown.map((one) => [one.order.id, one]))
  return { count, faults: listeners.flatMap((listener) => checkListener(listener, orders, count)) }
}

/** The last cards may still be on their way when the timelines are read. */
const whenCardsAreIn = async (listeners: Listener[], shown: Shown[]) => {
  const until = Date.now() + lastCardsMs
  let result = checkCards(listeners, shown)
  while (result.faults.length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    result = checkCards(listeners, shown)
  }
  return result
}

const checkAllHours = async (world: World, people: Person[], before: Hours[]) => {
  const due = dueMinutes([...world.lives.values()])
  const after = await hoursOf(people)
  const checked = people.map((person, index) => checkHours(person, due.get(person.id) ?? [], [before[index]!, after[index]!]))
  const sum = (pick: (one: (typeof checked)[number]) => number) => checked.reduce((total, one) => total + pick(one), 0)
  return {
    due: sumOf([...due.values()].flat()),
    found: { credited: sum(({ grown }) => grown.credited), held: sum(({ grown }) => grown.held) },
    faults: checked.flatMap(({ faults }) => faults),
  }
}

type Say = (line: string) => void

/** Plays all needs once, or `orders` of them, against the server at `url`; prints what came of it and answers the faults, one line each. */
export const simulate = async (url: string, orders: number | undefined, say: Say) => {
  const world = newWorld(url)
  const phones = chooseCast()
  say(`signing in ${phones.length} people …`)
  const people = await signInAll(url, phones)
  const dispatcher = people.find(({ roles }) => roles.has('dispatcher'))!
  for (const { id } of people) world.present.add(id)
  const run = `模拟${Date.now().toString(36)}`
  for (const story of makeStories(drawNeeds(orders), { run, people, eligibleTeams: await eligibleTeams(dispatcher) }))
    world.lives.set(story.title, newLife(story))
  const before = await hoursOf(people)
  const listeners = await inParallel(people, readsAtOnce, (person) => listen(url, person, atWork(world, person)))
  const ms = await play(world, listeners)
  const shown = await readOrders(world, dispatcher)
  const cards = await whenCardsAreIn(listeners, shown)
  for (const listener of listeners) listener.close()
  const hours = await checkAllHours(world, people, before)
  say(
    `${world.lives.size} orders by ${people.length} people: ${world.moves} moves in ${(ms / 1000).toFixed(1)} s, ${Math.round((world.moves / ms) * 1000)} a second; ${world.races} lost to someone quicker\n`,
  )
  say(
    [
      ordersTable(shown),
      `${stepsTable(shown)}\n(wall time since the order's previous move)`,
      cardsTable(
        cards.count,
        listeners.length,
        listeners.reduce((sum, { returns }) => sum + returns, 0),
      ),
      minutesTable(hours.due, hours.found),
    ].join('\n\n'),
  )
  const lost = [...world.lives.values()].filter(({ id }) => id === null).map(({ story }) => `order ${story.title} was never posted`)
  return [...world.faults, ...lost, ...shown.flatMap(checkOrder), ...cards.faults, ...hours.faults]
}
