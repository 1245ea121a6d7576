import type { ShownOrder } from '../contract/public.ts'
import { localDate } from '../clock.ts'
import { countedMinutes, isServed } from '../orders/order-facts.ts'
import type { Order } from '../orders/order.ts'
import { publicWords } from './public-words.ts'

/** Everyone the order names. */
const namesOn = ({ requester, contact, followers = [], assignments, helpers, timeline }: Order) => [
  requester.name,
  contact.name,
  ...followers.map(({ name }) => name),
  ...assignments.flatMap(({ volunteers }) => volunteers.map(({ name }) => name)),
  ...helpers.map(({ name }) => name),
  ...timeline.map(({ by }) => by.name),
]

/** The minutes of each who served in the last round. */
const served = ({ assignments, helpers, round }: Order) => [
  ...assignments
    .filter((assignment) => assignment.round === round && isServed(assignment))
    .flatMap(({ volunteers }) => volunteers.map((volunteer) => countedMinutes(volunteer) ?? 0)),
  ...helpers.map(({ minutes }) => minutes),
]

const photoUrl = (order: string, photo: string, size: string) => `/api/v1/public/showcase/${order}/photos/${photo}/${size}`

/** A finished order as anyone may see it. */
export const showOrder = (order: Order): ShownOrder => {
  const hidden = { names: namesOn(order), address: order.address }
  const minutes = served(order).filter((one) => one > 0)
  const finished = order.timeline.findLast(({ from, to }) => to === 'served' && from !== 'served')
  return {
    id: order._id,
    category: order.category,
    title: publicWords(order.title, hidden),
    summary: publicWords(order.summary ?? '', hidden),
    place: `${order.places.town} ${order.places.village}`,
    month: localDate(finished?.at ?? order.publishedAt!).slice(0, 7),
    stars: order.rating?.stars ?? null,
    solved: order.rating?.solved ?? null,
    minutes: minutes.reduce((sum, one) => sum + one, 0),
    people: minutes.length,
    photos: order.photos.map(({ id, kind }) => ({ id, kind, url: photoUrl(order._id, id, 'full'), thumbUrl: photoUrl(order._id, id, 'thumb') })),
  }
}
