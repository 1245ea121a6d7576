import type { Named } from '../../server/contract/orders.ts'
import type { AssignedVolunteer, Assignment, Order, OrderEvent, Visit } from '../../server/orders/order.ts'
import type { Drawn, DrawnRound, DrawnVisit } from './drawn.ts'

// A county's history in small: three weeks, a few volunteers, two teams, orders that were served, rated or left unrated, some done again or settled.

const minuteMs = 60_000
const monday = Date.parse('2026-03-01T16:00:00Z')
const people: Named[] = ['a', 'b', 'c'].map((letter) => ({ id: letter.repeat(24), name: `测${letter}` }))
const teams: Named[] = ['1', '2'].map((digit) => ({ id: digit.repeat(24), name: `测队${digit}` }))
const leader = { id: 'd'.repeat(24), name: '测队长' }

const at = (minute: number) => new Date(monday + minute * minuteMs)
const stranger = { id: 'e'.repeat(24), name: '测居民' }
const someone = (n: number) => people[n] ?? stranger

const visitOf = ({ start, minutes, metres, forgotten }: DrawnVisit, begins: number): Visit => ({
  in: at(begins + start),
  out: at(begins + start + minutes),
  ...(metres !== null && { metres }),
  ...(forgotten && { forgotten: true as const }),
})

const event = (order: Pick<Order, '_id'>, facts: Partial<OrderEvent>): OrderEvent => ({ version: 0, onBehalf: false, ...facts }) as OrderEvent & typeof order

const crewOf = (visits: DrawnVisit[], saidFor: (who: number) => number | null, begins: number) =>
  people.flatMap((person, who): AssignedVolunteer[] => {
    const own = visits.filter((drawn) => drawn.who === who).map((drawn) => visitOf(drawn, begins))
    const minutes = saidFor(who)
    return own.length > 0 || minutes !== null ? [{ ...person, visits: own, minutes }] : []
  })

const recalledFrom = ({ recalled }: DrawnRound, n: number, begins: number): Assignment[] =>
  recalled
    ? [{ team: teams[recalled.team]!, state: 'withdrawn', round: n, offeredAt: at(begins), volunteers: crewOf(recalled.visits, () => recalled.said, begins) }]
    : []

const completedIn = ({ visits, said }: DrawnRound, n: number, [begins, done]: [number, number]): Assignment[] =>
  teams.map((team, index) => ({
    team,
    state: 'completed',
    round: n,
    offeredAt: at(begins),
    completedAt: at(done + index),
    summary: '办好了',
    volunteers: crewOf(visits.filter((drawn) => drawn.team === index), (who) => said[index * 3 + who]!, begins),
  })) // prettier-ignore

const assignmentsOf = (drawn: DrawnRound, n: number, [begins, done]: [number, number]) => [
  ...recalledFrom(drawn, n, begins),
  ...completedIn(drawn, n, [begins, done]),
]

const settled = ({ helper }: DrawnRound) => (helper ? [{ ...people[helper.who]!, minutes: helper.minutes }] : [])

const eventsOf = (order: Pick<Order, '_id'>, drawn: DrawnRound, n: number, done: number): OrderEvent[] => [
  ...teams.map((_, index) =>
    event(order, {
      action: 'complete',
      event: 'order.completed',
      at: at(done + index),
      by: people[drawn.charge[index]!] ?? leader,
      round: n,
      role: 'team_leader',
    }),
  ),
  ...(drawn.helper
    ? [event(order, { action: 'settle', event: 'order.settled', at: at(done), by: someone(drawn.helper.settler), round: n, role: 'village_clerk' })]
    : []),
  drawn.stars === null
    ? event(order, {
        action: 'close',
        event: 'order.closed',
        at: at(done + drawn.wait),
        by: { id: 'system', name: '系统' },
        round: n,
        role: 'system',
        input: {},
      })
    : event(order, {
        action: 'rate',
        event: 'order.rated',
        at: at(done + drawn.wait),
        by: someone(drawn.asker),
        round: n,
        role: 'resident',
        input: { stars: drawn.stars },
      }),
]

// Rated soon after the last visit: other visits of the same people may still be running then.
const lastMinute = ({ visits }: DrawnRound) => Math.max(100, ...visits.map(({ start, minutes }) => start + minutes))

/** Gives the ends of rounds their places in the county's sequence. */
const placed = (orders: Order[]) => {
  const ends = orders.flatMap(({ timeline }) => timeline).filter(({ action }) => action === 'rate' || action === 'close')
  for (const [n, end] of ends.sort((a, b) => a.at.getTime() - b.at.getTime()).entries()) end.eventId = n.toString(16).padStart(24, '0')
  return orders
}

/** The orders of a history as they lie in the database at its end. */
export const ordersOf = (drawn: Drawn): Order[] => placed(unplaced(drawn))

const unplaced = ({ orders }: Drawn): Order[] =>
  orders.map(({ begins, rounds }, index) => {
    const _id = index.toString(16).padStart(24, '0')
    const times = rounds.map((drawn, n): [number, number] => [begins + n * 3000, begins + n * 3000 + lastMinute(drawn) + 1])
    const last = rounds.at(-1)!
    const timeline = rounds.flatMap((drawn, n) => eventsOf({ _id }, drawn, n + 1, times[n]![1])).map((each, n) => ({ ...each, version: n + 1 }))
    return {
      _id,
      no: `no-${index}`,
      county: '100000000000',
      title: `需求${index}`,
      category: '助老服务',
      places: { county: '县', town: '镇', village: '村', grid: '格' },
      requester: someone(rounds[0]!.asker),
      round: rounds.length,
      assignments: rounds.flatMap((drawn, n) => assignmentsOf(drawn, n + 1, times[n]!)),
      past: rounds.slice(0, -1).map((drawn, n) => ({ round: n + 1, rating: undefined, helpers: settled(drawn), summary: '办好了' })),
      helpers: settled(last),
      summary: '办好了',
      timeline,
    } as unknown as Order
  })

const endedBy = ({ timeline }: Order, moment: Date) =>
  timeline.filter(({ action, at: when }) => (action === 'rate' || action === 'close') && when <= moment).length

/** An order as it stood at a moment: visits begun later are not there, those not over yet are open, and what a later round changed is as before. */
export const asOf = (order: Order, moment: Date): Order => {
  const round = Math.max(1, endedBy(order, moment))
  const visitsBy = ({ visits }: AssignedVolunteer) =>
    visits.filter((visit) => visit.in <= moment).map((visit) => ({ ...visit, out: visit.out! <= moment ? visit.out : null }))
  return {
    ...order,
    round,
    past: order.past.slice(0, round - 1),
    helpers: order.past[round - 1]?.helpers ?? order.helpers,
    timeline: order.timeline.filter((event) => event.at <= moment),
    assignments: order.assignments.map((assignment) => ({
      ...assignment,
      volunteers: assignment.volunteers.map((volunteer) => ({ ...volunteer, visits: visitsBy(volunteer) })),
    })),
  }
}
