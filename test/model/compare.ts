import type { Role } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import type { Order } from '../../server/orders/order.ts'
import { viewEvent, viewOrder } from '../../server/orders/order.view.ts'
import { allowedActions } from '../../server/orders/order-refusal.ts'
import type { Player } from './cast.ts'
import { counted } from './ledger.ts'
import { offersOf, type Member, type Model } from './model.ts'
import { isOverdue, permitted, sees } from './stands.ts'

// The order as its views show it beside the order as the model has it: the lines that differ.

export type Dated = { model: Model; at: number; minuteOf: (date: string) => number }

const holderIn = (model: Model): { role: Role; unit?: string; team?: string } | null => {
  const { status, place } = model
  const [waiting] = offersOf(model, status === 'dispatched' ? 'offered' : 'accepted')
  const team = { role: 'team_leader' as const, ...(waiting && { team: waiting.team.id }) }
  // prettier-ignore
  const holders = {
    posted: { role: 'grid_worker', unit: place.grid }, collected: { role: 'village_clerk', unit: place.village }, reported: { role: 'town_officer', unit: place.town },
    claimed: { role: 'dispatcher', unit: place.county }, dispatched: team, serving: team, served: { role: 'resident' },
  } as const
  return holders[status as keyof typeof holders] ?? null
}

const member = (each: Member) => [each.id, each.visits.length > 0, each.visits.at(-1)?.out != null, counted(each)]

const expected = (model: Model, at: number) => ({
  status: model.status,
  version: model.timeline.length,
  holder: holderIn(model),
  place: model.place,
  round: model.round,
  open: model.open,
  assignments: model.offers.map(({ team, round, state, crew }) => [team.name, round, state, crew.map(member)]),
  suspended: model.suspended && (model.suspended.until ?? 'until resumed'),
  extension: model.asked,
  rating: model.rating,
  pastRatings: model.pastRatings,
  calledBack: model.calledBack,
  published: model.published,
  followers: model.followers.length,
  mergedInto: model.mergedInto,
  due: model.due,
  overdue: isOverdue(model, at),
})

/** Server times run some milliseconds behind the walk's whole minutes; half a minute tells one deadline from another. */
const near = (minute: number, wanted: number | null | undefined) => (typeof wanted === 'number' && Math.abs(minute - wanted) < 0.5 ? wanted : minute)

const nameless = (holder: OrderView['holder']) => holder && { ...holder, name: undefined }

const shown = (view: OrderView, { model, minuteOf }: Dated) => {
  const { rating, suspended, county, town, village, grid } = view
  return {
    status: view.status,
    version: view.version,
    holder: nameless(view.holder),
    place: { grid, village, town, county },
    round: view.round,
    open: view.open,
    assignments: view.assignments.map(({ team, round, state, volunteers }) => [
      team.name,
      round,
      state,
      volunteers.map(({ id, checkedInAt, checkedOutAt, minutes }) => [id, checkedInAt !== null, checkedOutAt !== null, minutes]),
    ]),
    suspended: suspended && (suspended.until ? near(minuteOf(suspended.until), model.suspended?.until) : 'until resumed'),
    extension: view.extension?.hours ?? null,
    rating: rating && { stars: rating.stars, solved: rating.solved },
    pastRatings: view.pastRatings.map(({ round, stars, solved }) => ({ round, stars, solved })),
    calledBack: view.callBack !== null,
    published: view.published,
    followers: view.followers,
    mergedInto: view.mergedInto?.id ?? null,
    due: view.dueAt && near(minuteOf(view.dueAt), model.due),
    overdue: view.overdue,
  }
}

const sorted = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part,
  )

/** Of two lists, the first entry that differs. */
const firstOf = (is: unknown, wanted: unknown): [string, unknown, unknown] => {
  if (!Array.isArray(is) || !Array.isArray(wanted)) return ['', is, wanted]
  const n = [...is, null].findIndex((each, index) => sorted(each) !== sorted(wanted[index]))
  return [` ${n + 1}`, is[n] ?? 'no more', wanted[n] ?? 'no more']
}

/** One line for every key whose values differ. */
export const differences = (is: object, wanted: object) =>
  Object.entries(wanted).flatMap(([key, value]) => {
    const found = (is as Record<string, unknown>)[key]
    if (sorted(found) === sorted(value)) return []
    const [at, one, other] = firstOf(found, value)
    return [`${key}${at}: the program has ${sorted(one)}, the model ${sorted(other)}`]
  })

export type Beside = Pick<OrderView, 'status' | 'version' | 'holder' | 'allowedActions'>

const compareAllowed = (player: Player, { allowedActions }: Pick<OrderView, 'allowedActions'>, { model, at }: Dated) =>
  differences(
    {
      [`${player.name} may`]: allowedActions
        .map(({ action }) => action)
        .sort()
        .join(' '),
    },
    { [`${player.name} may`]: permitted(player, model, at).sort().join(' ') },
  )

/** What differs in the order as a refusal shows it. */
export const compareBeside = (player: Player, { status, version, holder, ...beside }: Beside, dated: Dated) => {
  const wanted = expected(dated.model, dated.at)
  const known = { status: wanted.status, version: wanted.version, holder: wanted.holder }
  return [...differences({ status, version, holder: nameless(holder) }, known), ...compareAllowed(player, beside, dated)]
}

/** What differs in one person’s view of the order, the moves offered included. */
export const compareView = (player: Player, view: OrderView, dated: Dated) => [
  ...differences(shown(view, dated), expected(dated.model, dated.at)),
  ...compareAllowed(player, view, dated),
]

const compareTimeline = (viewer: Player, order: Order, { model }: Dated) => {
  const written = order.timeline.map((event, n) => {
    const { action, by, role, onBehalf, from, to } = viewEvent(viewer.actor, order, event)
    return [action, by.id, model.timeline[n]?.role === null ? null : role, onBehalf, from, to, event.round]
  })
  const walked = model.timeline.map(({ action, by, role, onBehalf, from, to, round }) => [action, by, role, onBehalf, from, to, round])
  return differences({ timeline: written }, { timeline: walked })
}

/** What differs in the whole order: what everyone who sees it may do, and its timeline. */
export const compareOrder = (players: Player[], order: Order, dated: Dated) => {
  const seeing = players.filter((player) => sees(player, dated.model))
  const viewer = seeing[0]!
  return [
    ...differences(shown(viewOrder(viewer.actor, order), dated), expected(dated.model, dated.at)),
    ...compareTimeline(viewer, order, dated),
    ...seeing.flatMap((player) => compareAllowed(player, { allowedActions: allowedActions(player.actor, order) }, dated)),
  ]
}
