import type { Card } from '../../server/contract/live.ts'
import type { Shown } from './check-orders.ts'
import { belongs, type Audience } from './hearing.ts'
import type { Listener } from './listener.ts'

// Every listener must have heard every event of every order they may hear, once and in order, and no other.

/** An order with those who may hear each of its events. */
export type Heard = Shown & { audiences: Audience[] }

export type CardCount = { expected: number; received: number }

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
const checkOne = (listener: Listener, shown: Heard, cards: Card[], count: CardCount) => {
  const faults: string[] = []
  for (const [index, { version, eventId, action, to }] of shown.timeline.entries()) {
    const theirs = belongs(listener.person, shown.audiences[index]!, shown.order)
    const card = cards.find((one) => one.version === version)
    const due = theirs && eventId !== null && eventId > listener.began
    if (due) count.expected++
    if (card && !theirs) faults.push(`not theirs to hear: ${nameOf(card)}`)
    if (due && !card) faults.push(`missing: ${shown.order.no} version ${version} (${action}, ${eventId})`)
    if (card && (card.eventId !== eventId || card.action !== action || card.status !== to)) faults.push(`differs from the timeline: ${nameOf(card)}`)
  }
  return faults
}

/** What is wrong with what one listener heard of these orders, one line each; counts into `count`. */
export const checkListener = (listener: Listener, orders: Map<string, Heard>, count: CardCount) => {
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
