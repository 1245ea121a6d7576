import type { ClientSession } from 'mongoose'
import { localDate } from '../clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { cardOf } from '../orders/order-card.ts'
import type { Order, OrderEvent } from '../orders/order.ts'
import { isEligible } from '../teams/covers.ts'
import { findTeamsFor } from '../teams/find-teams.ts'
import { EventModel, type LoggedEvent } from './event.model.ts'
import { eventId, inSequence } from './sequence.ts'

type Waiting = { order: Order; record: OrderEvent; rooms: string[] }

// Who may hear an event is settled by the order as it stood then, not as it stands when the relay comes by: whom it concerns, and whose part it ended.
const roomsOf = ({ concerned }: OrderEvent, eligible: string[]) => {
  const teams = new Set([...concerned.teams.map(({ id }) => id), ...(concerned.teamsOut ?? []), ...eligible])
  return [
    ...concerned.places.map((code) => `unit:${code}`),
    ...[...teams].map((id) => `team:${id}`),
    ...new Set([concerned.requester, ...concerned.followers, ...concerned.volunteers, ...(concerned.peopleOut ?? [])].map((id) => `person:${id}`)),
  ]
}

/** Finds the teams that see an open order on the market; those of a category are read once for all. */
const marketFinder = () => {
  const found = new Map<string, ReturnType<typeof findTeamsFor>>()
  return async (order: Order, { concerned: { open, later = [] }, place, at }: OrderEvent) => {
    if (!open) return []
    const { county, category } = order
    const teams = found.get(category) ?? findTeamsFor(county, category)
    found.set(category, teams)
    const eligible = (await teams).filter((team) => isEligible(team, { ...order, ...place }, localDate(at)))
    return eligible.map(({ _id }) => _id).filter((id) => !later.includes(id))
  }
}

const waitingIn = (orders: Order[]): Promise<Waiting[]> => {
  const onMarket = marketFinder()
  const waiting = orders
    .flatMap((order) => order.timeline.filter(({ version }) => version > order.relayed).map((record) => ({ order, record })))
    .sort((a, b) => a.record.at.getTime() - b.record.at.getTime() || a.record.version - b.record.version)
  return Promise.all(waiting.map(async ({ order, record }) => ({ order, record, rooms: roomsOf(record, await onMarket(order, record)) })))
}

const numbered = (county: string, waiting: Waiting[], last: number): LoggedEvent[] =>
  waiting.map(({ order, record, rooms }, index) => {
    const _id = eventId(county, last + 1 + index)
    const { version, at } = record
    return { _id, county, order: order._id, no: order.no, version, at, record, card: cardOf(order, record, _id), rooms }
  })

/** Numbers and stores them in one transaction; null while another process is the sequencer. */
const store = async (county: string, waiting: Waiting[]): Promise<LoggedEvent[] | null> => {
  if (waiting.length === 0) return []
  let events: LoggedEvent[] = []
  const insert = async (last: number, session: ClientSession) => {
    events = numbered(county, waiting, last)
    await EventModel.collection.insertMany(events as never[], { ordered: true, session })
  }
  return (await inSequence(county, waiting.length, insert)) ? events : null
}

/** Events of these orders that are in the log already: a batch that died between the log and its mark. */
const alreadyLogged = async (county: string, waiting: Waiting[]) => {
  const found = await EventModel.find({ county, order: { $in: waiting.map(({ order }) => order._id) } })
    .sort({ _id: 1 })
    .lean<LoggedEvent[]>()
  const wanted = new Set(waiting.map(({ order, record }) => `${order._id}/${record.version}`))
  return found.filter(({ order, version }) => wanted.has(`${order}/${version}`))
}

/** Numbers and stores the waiting events of a county's orders, each once; null while another process is the county's sequencer. */
export const logEvents = async (county: string, orders: Order[]): Promise<LoggedEvent[] | null> => {
  const waiting = await waitingIn(orders)
  try {
    return await store(county, waiting)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const logged = await alreadyLogged(county, waiting)
    const known = new Set(logged.map(({ order, version }) => `${order}/${version}`))
    const missing = waiting.filter(({ order, record }) => !known.has(`${order._id}/${record.version}`))
    const fresh = await store(county, missing)
    return fresh && [...logged, ...fresh]
  }
}
