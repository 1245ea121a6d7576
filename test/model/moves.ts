import type { Action, Status } from '../../server/contract/flow.ts'
import { isInside, offersOf, placeOf, type Brought, type Member, type Model, type Offer, type Person } from './model.ts'
import { acceptMinutes, begin, newDeadline } from './time.ts'
import { credit } from './ledger.ts'

// What a granted move changes, and where the order stands afterwards.

type Effect = (model: Model, move: { person: Person; brought: Brought; at: number }) => void

const ownOffer = (model: Model, person: Person, state: Offer['state']) => offersOf(model, state).find(({ team }) => team.id === person.leads?.id)
const withdraw = (offers: Offer[]) => offers.forEach((offer) => (offer.state = 'withdrawn'))
const isLeft = (model: Model) => model.open || offersOf(model, 'offered', 'accepted').length > 0

const goTo = (model: Model, status: Status, at: number) => {
  if (status === model.status) return
  model.status = status
  begin(model, at)
}

const leave = (member: Member, at: number) => member.visits.forEach((visit) => (visit.out ??= at))
const inCrews = (model: Model, person: Person) => offersOf(model, 'accepted').flatMap(({ crew }) => crew.filter(({ id }) => id === person.id))

/** An accepted team turns the order to serving; the offers still waiting keep the end that the step had. */
const take: Effect = (model, { person, at }) => {
  const offer = ownOffer(model, person, 'offered')
  const end = model.due ?? at + model.suspended!.dueIn
  if (model.status === 'dispatched') for (const waiting of offersOf(model, 'offered')) waiting.ends = end
  if (offer) offer.state = 'accepted'
  else model.offers.push({ team: person.leads!, round: model.round, state: 'accepted', ends: Infinity, crew: [] })
  goTo(model, 'serving', at)
}

const complete: Effect = (model, { person, brought, at }) => {
  const offer = ownOffer(model, person, 'accepted')!
  offer.state = 'completed'
  for (const member of offer.crew) {
    leave(member, at)
    member.corrected = brought.attendance!.find(({ id }) => id === member.id)?.minutes ?? member.corrected
  }
  if (offersOf(model, 'accepted').length > 0) return
  withdraw(offersOf(model, 'offered'))
  goTo(model, 'served', at)
}

const to =
  (status: Status): Effect =>
  (model, { at }) =>
    goTo(model, status, at)

const stepBack: Partial<Record<Status, Status>> = { collected: 'posted', reported: 'collected', claimed: 'reported' }

const suspend: Effect = (model, { brought, at }) => {
  model.suspended = { until: brought.until ?? null, dueIn: model.due! - at, remindIn: model.remind === null ? null : model.remind - at }
  model.due = null
  model.remind = null
}

export const resume: Effect = (model, { at }) => {
  const { dueIn, remindIn } = model.suspended!
  model.due = at + dueIn
  model.remind = remindIn === null ? null : at + remindIn
  model.suspended = null
}

const answerExtension: Effect = (model, { brought, at }) => {
  const minutes = model.asked! * 60
  model.asked = null
  if (!brought.granted) return
  if (model.suspended) model.suspended.dueIn += minutes
  else newDeadline(model, model.due! + minutes, at)
}

const assign: Effect = (model, { person, brought }) => {
  const offer = ownOffer(model, person, 'accepted')!
  const stay = offer.crew.filter(({ id, visits }) => visits.length > 0 || brought.crew!.includes(id))
  const come = brought.crew!.filter((id) => !offer.crew.some((member) => member.id === id))
  offer.crew = [...stay, ...come.map((id): Member => ({ id, visits: [], corrected: null }))]
}

const rework: Effect = (model, { at }) => {
  model.pastRatings.push({ round: model.round, ...model.rating! })
  Object.assign(model, { round: model.round + 1, rating: null, calledBack: false, helpers: [], open: false })
  goTo(model, 'claimed', at)
}

// prettier-ignore
export const effects: Partial<Record<Action, Effect>> = {
  collect: to('collected'),
  report: to('reported'),
  claim: to('claimed'),
  dispatch: (model, { person, brought, at }) => {
    model.open = brought.open ?? false
    model.sentBy = person.id
    const ends = at + acceptMinutes(model)
    model.offers.push(...(brought.teams ?? []).map((team): Offer => ({ team, round: model.round, state: 'offered', ends, crew: [] })))
    goTo(model, 'dispatched', at)
  },
  accept: take,
  decline: (model, { person, at }) => {
    ownOffer(model, person, 'offered')!.state = 'declined'
    if (model.status === 'dispatched' && !isLeft(model)) goTo(model, 'claimed', at)
  },
  assign,
  check_in: (model, { person, at }) => inCrews(model, person).forEach(({ visits }) => visits.push({ in: at, out: null })),
  check_out: (model, { person, at }) => inCrews(model, person).filter(isInside).forEach((member) => leave(member, at)),
  complete,
  rate: (model, { brought, at }) => {
    model.rating = { stars: brought.stars!, solved: brought.solved! }
    credit(model)
    goTo(model, 'rated', at)
  },
  settle: (model, { brought, at }) => {
    model.helpers = brought.helpers!
    goTo(model, 'served', at)
  },
  return: (model, { at }) => goTo(model, stepBack[model.status]!, at),
  reject: to('rejected'),
  transfer: (model, { brought, at }) => {
    model.place = placeOf(brought.grid!)
    model.status = 'posted'
    begin(model, at)
  },
  merge: (model, { brought, at }) => {
    const { id, model: original } = brought.original!
    model.mergedInto = id
    original.followers = [...new Set([...original.followers, model.requester, ...model.followers])].filter((follower) => follower !== original.requester)
    goTo(model, 'merged', at)
  },
  lapse: (model, { at }) => {
    for (const offer of offersOf(model, 'offered')) if (model.status === 'dispatched' || offer.ends <= at) offer.state = 'lapsed'
    if (model.status !== 'dispatched') return
    model.open = false
    goTo(model, 'claimed', at)
  },
  cancel: (model, { at }) => {
    withdraw(model.offers.filter(({ state }) => state === 'offered'))
    goTo(model, 'cancelled', at)
  },
  recall: (model, { at }) => {
    withdraw(offersOf(model, 'offered', 'accepted'))
    model.open = false
    goTo(model, 'claimed', at)
  },
  suspend,
  resume,
  extend: (model, { brought }) => { model.asked = brought.hours! },
  answer_extension: answerExtension,
  urge: (model, { at }) => { model.urged = at },
  supervise: (model, { brought, at }) => { if (brought.due !== undefined) newDeadline(model, brought.due, at) },
  rework,
  close: (model, { at }) => { credit(model); goTo(model, 'closed', at) },
  call_back: (model) => { model.calledBack = true },
  remind: (model) => { model.remind = null },
  overdue: (model) => { model.wasOverdue = true; model.remind = null },
}
