import type { Hours, TeamView } from '../../server/contract/people.ts'
import type { OrderView, Page, TimelineItem } from '../../server/contract/orders.ts'
import { atWork } from './at-work.ts'
import { chooseCast, unitsAbove } from './cast.ts'
import { checkListener, type CardCount, type Heard } from './check-cards.ts'
import { checkHours, dueMinutes, sumOf } from './check-hours.ts'
import { checkOrder, type Shown } from './check-orders.ts'
import { audiencesOf } from './hearing.ts'
import { inParallel } from './in-parallel.ts'
import { newLife } from './life.ts'
import { listen, type Listener } from './listener.ts'
import { signInAll, type Person } from './person.ts'
import { play } from './play.ts'
import type { Follow } from './progress.ts'
import { cardsTable, minutesTable, ordersTable, stepsTable, wildTable } from './report.ts'
import { drawNeeds, makeStories } from './stories.ts'
import { deal } from './wild/deal.ts'
import { notMade } from './wild/kinds.ts'
import { newWorld, type World } from './world.ts'

// The whole run against one server: sign everyone in, let the stories happen, then hold what is there against what was acknowledged.

const readsAtOnce = 8
const lastEventsMs = 10_000
const lastCardsMs = 10_000

const hoursOf = (people: Person[]) => inParallel(people, readsAtOnce, ({ get }) => get<Hours>('/me/hours'))

const eligibleTeams = async (dispatcher: Person) => {
  const { items } = await dispatcher.get<Page<TeamView>>('/teams?limit=100')
  return (category: string, grid: string) =>
    items.filter(({ categories, area }) => categories.includes(category) && unitsAbove(grid).some((code) => area.includes(code))).length
}

/** An order's events once each has its place in the sequence; as they stand when that takes too long. */
const readTimeline = async (dispatcher: Person, id: string, until = Date.now() + lastEventsMs): Promise<TimelineItem[]> => {
  const { items } = await dispatcher.get<{ items: TimelineItem[] }>(`/orders/${id}/timeline`)
  return items.every(({ eventId }) => eventId) || Date.now() > until ? items : readTimeline(dispatcher, id, until)
}

const readOrders = (world: World, dispatcher: Person) =>
  inParallel(
    [...world.lives.values()].filter(({ id }) => id !== null),
    readsAtOnce,
    async (life): Promise<Shown> => {
      const order = await dispatcher.get<OrderView>(`/orders/${life.id}`)
      return { life, order, timeline: await readTimeline(dispatcher, order.id) }
    },
  )

const checkCards = (listeners: Listener[], orders: Map<string, Heard>) => {
  const count: CardCount = { expected: 0, received: 0 }
  return { count, faults: listeners.flatMap((listener) => checkListener(listener, orders, count)) }
}

/** The last cards may still be on their way when the timelines are read. */
const whenCardsAreIn = async (listeners: Listener[], shown: Shown[]) => {
  const all = new Map(shown.map((one) => [one.order.id, one]))
  const orders = new Map(shown.map((one) => [one.order.id, { ...one, audiences: audiencesOf(one, all) }]))
  const until = Date.now() + lastCardsMs
  let result = checkCards(listeners, orders)
  while (result.faults.length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    result = checkCards(listeners, orders)
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
    found: {
      credited: sum(({ grown }) => grown.credited),
      held: sum(({ grown }) => grown.held),
      points: Math.round(sum(({ grown }) => grown.points) * 100) / 100,
    },
    faults: checked.flatMap(({ faults }) => faults),
  }
}

/** All needs once, or as many of them as `orders` says. */
export type Wanted = { orders: number | undefined; wild: boolean }

/** How a run speaks. */
export type Voice = { say: (line: string) => void; follow: Follow }

/** Signs everyone in and gives each need its story. */
const begin = async (url: string, { orders, wild }: Wanted, { say }: Voice) => {
  const world = newWorld(url, wild)
  const phones = chooseCast(wild, orders)
  say(`signing in ${phones.length} people …`)
  const people = await signInAll(url, phones)
  const centre = people.filter(({ roles }) => roles.has('dispatcher') || roles.has('supervisor'))
  const dispatcher = centre.find(({ roles }) => roles.has('dispatcher'))!
  const setting = { run: `模拟${Date.now().toString(36)}`, people, eligibleTeams: await eligibleTeams(dispatcher) }
  const stories = makeStories(drawNeeds(orders), setting)
  const lives = wild ? deal(stories, setting) : stories.map((story) => newLife(story))
  for (const life of lives) world.lives.set(life.story.title, life)
  for (const { id } of people) world.present.add(id)
  world.centre = centre
  return { world, people, dispatcher }
}

const letWork = async (world: World, people: Person[]) => {
  const works = people.map((person) => atWork(world, person))
  if (world.wild) world.remind = (order) => works.forEach((see) => see({ ...order, action: null }))
  return inParallel([...people.keys()], readsAtOnce, (index) => listen(world.url, people[index]!, works[index]!))
}

const sayTables = ({ say }: Voice, tables: string[]) => say(tables.join('\n\n'))

/** Plays the needs that are wanted against the server at `url`; says what came of it and answers the faults, one line each. */
export const simulate = async (url: string, wanted: Wanted, voice: Voice) => {
  const { world, people, dispatcher } = await begin(url, wanted, voice)
  const before = await hoursOf(people)
  const listeners = await letWork(world, people)
  const ms = await play(world, listeners, voice.follow)
  const shown = await readOrders(world, dispatcher)
  const cards = await whenCardsAreIn(listeners, shown)
  for (const listener of listeners) listener.close()
  const hours = await checkAllHours(world, people, before)
  const pace = `${world.moves} moves in ${(ms / 1000).toFixed(1)} s, ${Math.round((world.moves / ms) * 1000)} a second`
  voice.say(`${world.lives.size} orders by ${people.length} people: ${pace}; ${world.races} lost to someone quicker\n`)
  const returns = listeners.reduce((sum, listener) => sum + listener.returns, 0)
  sayTables(voice, [
    ordersTable(shown),
    `${stepsTable(shown)}\n(wall time since the order's previous move)`,
    cardsTable(cards.count, listeners.length, returns),
    minutesTable(hours.due, hours.found),
    ...(world.wild ? [wildTable(world.tally)] : []),
  ])
  const lost = [...world.lives.values()].filter(({ id }) => id === null).map(({ story }) => `order ${story.title} was never posted`)
  const missing = world.wild && wanted.orders === undefined ? notMade(world.tally) : []
  return [...world.faults, ...lost, ...missing, ...shown.flatMap(checkOrder), ...cards.faults, ...hours.faults]
}
