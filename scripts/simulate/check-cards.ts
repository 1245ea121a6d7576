import type { Card } from '../../server/contract/live.ts'
import type { TeamView } from '../../server/contract/people.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import type { Shown } from './check-orders.ts'
import type { Listener } from './listener.ts'
import type { Person } from './person.ts'

// Every listener must have heard every event of every order they may hear, once and in order, and no other. Places and requesters hear an order
// from its first event; a team or a volunteer from the event that brings them in.

export type CardCount = { expected: number; received: number }

const listening = new Set(['grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'supervisor'])

const atPlace = ({ roles, units }: Person, { county, town, village, grid }: OrderView) =>
  [...roles].some((role) => listening.has(role)) && [county, town, village, grid].some((code) => units.includes(code))

const eligible = ({ categories, area }: TeamView, { category, county, town, village, grid }: OrderView) =>
  categories.includes(category) && [county, town, village, grid].some((code) => area.includes(code))

/** The version from which this person hears the order; Infinity when never. */
const heardFrom = (person: Person, { order, timeline }: Shown) => {
  if (atPlace(person, order) || order.requester.id === person.id) return 1
  const led = new Set(person.leads.map(({ id }) => id))
  const bringsIn = timeline.find(
    ({ action, by, input }) =>
      (action === 'dispatch' && (input.open ? person.leads.some((team) => eligible(team, order)) : (input.teams as string[]).some((id) => led.has(id)))) ||
      (action === 'accept' && by.id === person.id) ||
      (action === 'assign' && (input.volunteers as string[]).includes(person.id)),
  )
  return bringsIn?.version ?? Infinity
}

const nameOf = ({ no, action, version, eventId }: Card) => `${no} version ${version} (${action}, ${eventId})`

/** Cards that came twice or after a later one. */
const checkSequence = (cards: Card[]) => {
  const faults: string[] = []
  const versions = new Map<string, number>()
  const seen = new Set<string>()
  let last = ''
  for (const card of cards) {
    if (seen.has(card.eventId)) faults.push(`doubled: ${nameOf(card)}`)
    else if (card.eventId < last) faults.push(`out of order: ${nameOf(card)} after ${last}`)
    if (card.version <= (versions.get(card.id) ?? 0) && !seen.has(card.eventId))
      faults.push(`out of order: ${nameOf(card)} after version ${versions.get(card.id)}`)
    seen.add(card.eventId)
    versions.set(card.id, card.version)
    last = card.eventId
  }
  return faults
}

/** Missing cards of one order, cards that differ from its timeline, and cards that were not this person's to hear. */
const checkOne = (listener: Listener, shown: Shown, cards: Card[], count: CardCount) => {
  const from = heardFrom(listener.person, shown)
  const faults: string[] = []
  for (const { version, eventId, action, to } of shown.timeline) {
    const card = cards.find((one) => one.version === version)
    const due = version >= from && eventId !== null && eventId > listener.began
    if (due) count.expected++
    if (card && version < from) faults.push(`not theirs to hear: ${nameOf(card)}`)
    if (due && !card) faults.push(`missing: ${shown.order.no} version ${version} (${action}, ${eventId})`)
    if (card && (card.eventId !== eventId || card.action !== action || card.status !== to)) faults.push(`differs from the timeline: ${nameOf(card)}`)
  }
  return faults
}

/** What is wrong with what one listener heard of these orders, one line each; counts into `count`. */
export const checkListener = (listener: Listener, orders: Map<string, Shown>, count: CardCount) => {
  const own = listener.cards.filter(({ id }) => orders.has(id))
  const byOrder = new Map<string, Card[]>()
  for (const card of own) byOrder.set(card.id, [...(byOrder.get(card.id) ?? []), card])
  count.received += own.length
  const faults = [
    ...checkSequence(listener.cards),
    ...[...orders].flatMap(([id, shown]) => checkOne(listener, shown, byOrder.get(id) ?? [], count)),
    ...(listener.resyncs > 0 ? [`was told ${listener.resyncs} times to read the lists again`] : []),
  ]
  return faults.map((fault) => `cards of ${listener.person.name}: ${fault}`)
}
