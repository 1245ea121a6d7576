import type { Action, Status } from '../../server/contract/flow.ts'
import { offersOf, placeOf, type Effect, type Offer } from './model.ts'
import { credit } from './ledger.ts'
import { begin, goTo, newDeadline } from './time.ts'

// What the moves beside the six steps change.

const withdraw = (offers: Offer[]) => offers.forEach((offer) => (offer.state = 'withdrawn'))

const stepBack: Partial<Record<Status, Status>> = { collected: 'posted', reported: 'collected', claimed: 'reported' }

const suspend: Effect = (model, { brought, at }) => {
  model.suspended = { at, until: brought.until ?? null, dueIn: model.due! - at, remindIn: model.remind === null ? null : model.remind - at }
  model.due = null
  model.remind = null
}

const resume: Effect = (model, { at }) => {
  const { at: stopped, dueIn, remindIn } = model.suspended!
  for (const offer of offersOf(model, 'offered')) offer.ends += at - stopped
  model.due = at + dueIn
  model.remind = remindIn === null ? null : at + remindIn
  model.suspended = null
}

const answerExtension: Effect = (model, { brought, at }) => {
  const minutes = model.asked! * 60
  model.asked = null
  if (!brought.granted) return
  if (!model.suspended) return newDeadline(model, Math.max(model.due!, at) + minutes, at)
  const dueIn = Math.max(0, model.suspended.dueIn) + minutes
  model.suspended = { ...model.suspended, dueIn, remindIn: 0.8 * dueIn }
  model.wasOverdue = false
}

const lapse: Effect = (model, { at }) => {
  for (const offer of offersOf(model, 'offered')) if (model.status === 'dispatched' || offer.ends <= at) offer.state = 'lapsed'
  if (model.status !== 'dispatched') return
  model.open = false
  goTo(model, 'claimed', at)
}

const merge: Effect = (model, { brought, at }) => {
  const { id, model: original } = brought.original!
  model.mergedInto = id
  original.followers = [...new Set([...original.followers, model.requester, ...model.followers])].filter((follower) => follower !== original.requester)
  goTo(model, 'merged', at)
}

const rework: Effect = (model, { at }) => {
  model.pastRatings.push({ round: model.round, ...model.rating! })
  Object.assign(model, { round: model.round + 1, rating: null, calledBack: false, published: false, helpers: [], open: false })
  goTo(model, 'claimed', at)
}

export const life: Partial<Record<Action, Effect>> = {
  return: (model, { at }) => goTo(model, stepBack[model.status]!, at),
  reject: (model, { at }) => goTo(model, 'rejected', at),
  transfer: (model, { brought, at }) => {
    model.place = placeOf(brought.grid!)
    model.status = 'posted'
    begin(model, at)
  },
  merge,
  lapse,
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
  extend: (model, { brought }) => void (model.asked = brought.hours!),
  answer_extension: answerExtension,
  urge: (model, { at }) => void (model.urged = at),
  supervise: (model, { brought, at }) => {
    if (brought.due !== undefined) newDeadline(model, brought.due, at)
  },
  rework,
  close: (model, { at }) => {
    credit(model, null)
    goTo(model, 'closed', at)
  },
  call_back: (model) => void (model.calledBack = true),
  publish: (model) => void (model.published = true),
  unpublish: (model, { person }) => void Object.assign(model, { published: false, ...(person.id !== model.requester && { barred: true }) }),
  remind: (model) => void (model.remind = null),
  overdue: (model) => void Object.assign(model, { wasOverdue: true, remind: null }),
}
