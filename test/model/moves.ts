import type { Action, Status } from '../../server/contract/flow.ts'
import { life } from './life.ts'
import { credit } from './ledger.ts'
import { isInside, offersOf, type Effect, type Member, type Model, type Offer, type Person } from './model.ts'
import { acceptMinutes, goTo, longestVisit, unended } from './time.ts'

// What a granted move changes, and where the order stands afterwards.

const ownOffer = (model: Model, person: Person, state: Offer['state']) => offersOf(model, state).find(({ team }) => team.id === person.leads?.id)
const leave = (member: Member, at: number) => member.visits.forEach((visit) => (visit.out ??= at))
const inCrews = (model: Model, person: Person) => offersOf(model, 'accepted').flatMap(({ crew }) => crew.filter(({ id }) => id === person.id))

const to =
  (status: Status): Effect =>
  (model, { at }) =>
    goTo(model, status, at)

const dispatch: Effect = (model, { person, brought, at }) => {
  model.open = brought.open ?? false
  model.sentBy = person.id
  const ends = at + acceptMinutes(model)
  model.offers.push(...(brought.teams ?? []).map((team): Offer => ({ team, round: model.round, state: 'offered', ends, crew: [] })))
  goTo(model, 'dispatched', at)
}

/** A team accepts its offer, or takes the order from the market; the offers still waiting keep the end that the step had. */
const accept: Effect = (model, { person, at }) => {
  if (model.status === 'dispatched') for (const waiting of offersOf(model, 'offered')) waiting.ends = model.due ?? at + model.suspended!.dueIn
  const offer = ownOffer(model, person, 'offered')
  if (offer) Object.assign(offer, { state: 'accepted', took: true })
  else model.offers.push({ team: person.leads!, round: model.round, state: 'accepted', ends: Infinity, crew: [], took: true })
  goTo(model, 'serving', at)
}

const decline: Effect = (model, { person, at }) => {
  ownOffer(model, person, 'offered')!.state = 'declined'
  if (model.status === 'dispatched' && offersOf(model, 'offered').length === 0) goTo(model, 'claimed', at)
}

const assign: Effect = (model, { person, brought }) => {
  const offer = ownOffer(model, person, 'accepted')!
  const stay = offer.crew.filter(({ id, visits }) => visits.length > 0 || brought.crew!.includes(id))
  const come = brought.crew!.filter((id) => !offer.crew.some((member) => member.id === id))
  offer.crew = [...stay, ...come.map((id): Member => ({ id, visits: [], corrected: null }))]
}

const complete: Effect = (model, { person, brought, at }) => {
  const offer = ownOffer(model, person, 'accepted')!
  Object.assign(offer, { state: 'completed', completedBy: person.id })
  for (const member of offer.crew) {
    leave(member, at)
    member.corrected = brought.attendance!.find(({ id }) => id === member.id)?.minutes ?? member.corrected
  }
  if (offersOf(model, 'accepted').length > 0) return
  for (const waiting of offersOf(model, 'offered')) waiting.state = 'withdrawn'
  goTo(model, 'served', at)
}

export const effects: Partial<Record<Action, Effect>> = {
  collect: to('collected'),
  report: to('reported'),
  claim: to('claimed'),
  dispatch,
  accept,
  decline,
  assign,
  close_visit: (model, { at }) => unended(model, at).forEach((visit) => Object.assign(visit, { out: visit.in + longestVisit, forgotten: true })),
  check_in: (model, { person, at }) => inCrews(model, person).forEach(({ visits }) => visits.push({ in: at, out: null })),
  check_out: (model, { person, at }) =>
    inCrews(model, person)
      .filter(isInside)
      .forEach((member) => leave(member, at)),
  complete,
  rate: (model, { person, brought, at }) => {
    model.rating = { stars: brought.stars!, solved: brought.solved! }
    credit(model, person.id)
    goTo(model, 'rated', at)
  },
  settle: (model, { brought, at }) => {
    model.helpers = brought.helpers!
    goTo(model, 'served', at)
  },
  ...life,
}
