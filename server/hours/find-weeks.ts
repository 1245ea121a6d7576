import { EventModel, type LoggedEvent } from '../events/event.model.ts'
import { endingsOf, findServed, type Among } from '../orders/find-attendance.ts'
import type { Order, OrderEvent } from '../orders/order.ts'
import { weeksIn, type Weeks } from './weeks.ts'

// An end's place is in the log before it is on its order, and nothing earlier comes into the log once a later one is there.

const placesOf = async (orders: Order[]) => {
  const ids = orders.filter((order) => endingsOf(order).some(({ eventId }) => !eventId)).map(({ _id }) => _id)
  const logged =
    ids.length === 0
      ? []
      : await EventModel.find({ county: { $in: [...new Set(orders.map(({ county }) => county))] }, order: { $in: ids } }, { order: 1, version: 1 }).lean<
          LoggedEvent[]
        >()
  return new Map(logged.map(({ _id, order, version }) => [`${order}/${version}`, _id]))
}

const withPlaces = (order: Order, places: Map<string, string>): Order => {
  const eventIdOf = ({ version, eventId }: OrderEvent) => eventId ?? places.get(`${order._id}/${version}`)
  return { ...order, timeline: order.timeline.flatMap((event) => (eventIdOf(event) ? [{ ...event, eventId: eventIdOf(event)! }] : [event])) }
}

/** person → the weeks since a Monday, on whatever order. Ends that have no place in the county's sequence yet are later than all that have. */
export const findWeeks = async (among: Among, from: Date): Promise<Map<string, Weeks>> => {
  const orders = await findServed(among, from)
  const places = await placesOf(orders)
  return weeksIn(orders.map((order) => withPlaces(order, places)), among.people, from) // prettier-ignore
}
