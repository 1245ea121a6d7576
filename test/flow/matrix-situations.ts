import type { AssignmentState, Status } from '../../server/contract/flow.ts'
import { now } from '../../server/clock.ts'
import type { When } from '../../server/orders/flow-conditions.ts'
import type { Assignment, Order } from '../../server/orders/order.ts'
import type { Tried } from './matrix-actors.ts'

// Orders at every status, told twice: as plain data for the program, and as facts in words for the reader.

export type Has = (fact: string) => boolean
export type Situation = { name: string; status: Status; order: Order; has: Has }

export const place = { grid: '620402001001001', village: '620402001001', town: '620402001000', county: '620402000000' }
export const team = (name: string, category: string) => ({ id: name, name, categories: [category], area: [place.county] })

/** What the words of the column `when` mean. */
export const meanings: Record<When, (has: Has, tried: Tried) => boolean> = {
  offer_waiting: (has, { name }) => has(`${name} offered`),
  offer_or_market: (has, { name }) =>
    has(`${name} offered`) || (has('open') && has('dispatched') && name !== 'team of another category' && name !== 'team of a later ring'),
  has_accepted: (has, { name }) => has(`${name} accepted`),
  checked_in: (has, { name }) => has(`${name} inside`),
  checked_out: (has, { name }) => has(`${name} outside`),
  nobody_checked_in: (has) => !has('visited'),
  poor_rating: (has) => has('poor rating'),
  publishable: (has) => !has('published'),
  published: (has) => has('published'),
  extension_asked: (has) => has('extension asked'),
  extendable: (has) => has('running') && !has('extension asked'),
  not_urged: (has) => !has('urged today'),
  suspended: (has, { name }) => has('suspended') && (name !== 'system' || has('suspension over')),
  not_suspended: (has) => !has('suspended'),
  reminder_due: (has) => has('reminder due') && !has('suspended'),
  due: (has) => has('overdue') && !has('overdue noted'),
  visit_too_long: (has) => has('visit too long'),
  ring_due: (has) => has('open') && has('ring over') && !has('suspended') && !has('overdue'),
  offer_expired: (has) => !has('suspended') && (has('dispatched') ? has('overdue') : has('serving') && has('team B’s offer over')),
}

// prettier-ignore
const teamsAt: Partial<Record<Status, [AssignmentState, AssignmentState]>> = {
  dispatched: ['offered', 'offered'], serving: ['accepted', 'offered'], served: ['completed', 'withdrawn'], rated: ['completed', 'declined'], closed: ['completed', 'lapsed'],
}
const waiting: Status[] = ['posted', 'collected', 'reported', 'claimed', 'dispatched', 'serving', 'served']
const ended: Status[] = ['rated', 'closed', 'rejected', 'cancelled', 'merged']

type Variant = { status: Status; open: boolean; busy: boolean; clock: 'running' | 'overdue' | 'suspended' }

const hours = (n: number) => new Date(now().getTime() + n * 3_600_000)

const assignmentsOf = ({ status, open, busy }: Variant): Assignment[] => {
  const states = open ? undefined : teamsAt[status]
  const visits = busy ? [{ in: hours(-13), out: status === 'serving' ? null : hours(-1) }] : []
  const crew = status === 'dispatched' ? [] : [{ id: 'volunteer', name: 'volunteer', visits, minutes: null }]
  return (states ?? []).map((state, n) => ({
    team: { id: `team ${'AB'[n]}`, name: `team ${'AB'[n]}` },
    state,
    round: 1,
    offeredAt: hours(-3),
    lapsesAt: hours(busy ? -1 : 1),
    volunteers: n === 0 ? crew : [],
  }))
}

const factsOf = (variant: Variant): string[] => {
  const { status, open, busy, clock } = variant
  const assignments = assignmentsOf(variant)
  const crew = assignments.flatMap(({ volunteers }) => volunteers)
  return [
    status,
    ...(waiting.includes(status) ? [clock] : []),
    ...(open ? ['open', ...(busy ? ['ring over'] : [])] : []),
    ...assignments.flatMap(({ team, state }) => [`${team.name} on it`, `${team.name} ${state}`]),
    ...crew.flatMap(({ name, visits }) => [
      `${name} assigned`,
      ...(visits.length > 0 ? ['visited'] : []),
      ...(status === 'serving' ? [`${name} ${busy ? 'inside' : 'outside'}`, ...(busy ? ['visit too long'] : [])] : []),
    ]),
    ...(busy
      ? ['followed', 'extension asked', 'urged today', 'reminder due', 'overdue noted', 'suspension over', 'sent by town_officer', 'team B’s offer over']
      : []),
    ...(busy && status === 'rated' ? ['poor rating'] : []),
    ...(busy ? ['published'] : []),
  ]
}

const orderOf = (variant: Variant): Order => {
  const { status, open, busy, clock } = variant
  const due = { running: hours(1), overdue: hours(-1), suspended: null }[clock]
  const order: Partial<Order> = {
    _id: 'order',
    ...place,
    status,
    open,
    ...(open && { market: { openedAt: hours(-2), widensAt: hours(busy ? -1 : 1), later: ['team of a later ring'], told: [] } }),
    round: 1,
    category: 'of the order',
    requester: { id: 'requester', name: 'requester' },
    followers: busy ? [{ id: 'follower', name: 'follower' }] : [],
    assignments: assignmentsOf(variant),
    helpers: [],
    dueAt: waiting.includes(status) ? due : null,
    remindAt: busy ? hours(-0.5) : hours(0.5),
    overdueAt: busy && clock === 'overdue' ? hours(-0.5) : null,
    suspended: clock === 'suspended' ? { at: hours(-1), until: hours(busy ? -0.5 : 1), reason: '等材料', leftMs: 1, remindLeftMs: null } : null,
    extension: busy ? { hours: 1, reason: '下雨', at: hours(-1) } : null,
    publishedAt: busy ? hours(-1) : null,
    urgedAt: busy ? hours(-23) : hours(-25),
    timeline: [{ action: 'dispatch', by: { id: busy ? 'town_officer' : 'dispatcher', name: '' } }] as Order['timeline'],
    ...(status === 'rated' && { rating: { stars: busy ? 2 : 3, solved: true, comment: '', at: hours(-1), tags: [] } }),
  }
  return order as Order
}

const situation = (variant: Variant): Situation => {
  const { status, open, busy, clock } = variant
  const facts = new Set(factsOf(variant))
  const words = [status, ...(open ? ['to the market'] : []), ...(waiting.includes(status) ? [clock] : []), ...(busy ? ['busy'] : [])]
  return { name: words.join(', '), status, order: orderOf(variant), has: (fact) => facts.has(fact) }
}

const clocks = ['running', 'overdue', 'suspended'] as const
const both = [false, true]

/** Every status; open ones running, overdue and suspended; the market; each plain and with everything going on at once. */
export const situations: Situation[] = [
  ...waiting.flatMap((status) => clocks.flatMap((clock) => both.map((busy) => situation({ status, open: false, busy, clock })))),
  ...clocks.flatMap((clock) => both.map((busy) => situation({ status: 'dispatched', open: true, busy, clock }))),
  ...ended.flatMap((status) => both.map((busy) => situation({ status, open: false, busy, clock: 'running' }))),
]
