import type { OrderView, TimelineItem } from '../../server/contract/orders.ts'
import { rightEnd, type Life } from './life.ts'

/** An order as the server shows it at the end. */
export type Shown = { life: Life; order: OrderView; timeline: TimelineItem[] }

const wrong = (faults: [string, boolean][]) => faults.flatMap(([fault, isWrong]) => (isWrong ? [fault] : []))

/** Gaps in the timeline, and events nobody was acknowledged: only the program's own and what a merge brings about may stand there beside. */
const checkTimeline = ({ life, timeline }: Shown) =>
  timeline.flatMap((event, index) => {
    const before = timeline[index - 1]
    const made = life.made.find(({ version }) => version === event.version)
    const follows = event.version === index + 1 && event.from === (before?.to ?? null)
    return wrong([
      [`event ${index + 1} (${event.action}) does not follow the one before it`, !follows],
      [`event ${event.version} (${event.action}) never got its place in the sequence`, !event.eventId],
      [`event ${event.version} (${event.action} by ${event.by.name}) was never acknowledged`, !made && event.role !== 'system' && event.action !== 'absorb'],
    ])
  })

const checkMade = ({ life, timeline }: Shown) =>
  life.made.flatMap(({ action, by, version }) => {
    const event = timeline[version - 1]
    const found = event?.action === action && event.by.id === by.id
    return found ? [] : [`${action} by ${by.name} was acknowledged as version ${version}; the timeline has ${event?.action ?? 'nothing'} there`]
  })

const doubled = ({ life }: Shown) => life.made.length - new Set(life.made.map(({ version }) => version)).size

/** The neighbour's order must be taken in once, by whoever merged it, where it was merged, and nowhere else. */
const checkAbsorbed = ({ life, order, timeline }: Shown) => {
  const merge = life.repeatedBy?.made.find(({ action }) => action === 'merge')
  const due = merge ? [`${life.repeatedBy!.id} ${merge.by.id}`] : []
  const taken = timeline.filter(({ action }) => action === 'absorb').map(({ input, by }) => `${input.duplicate as string} ${by.id}`)
  return wrong([
    [`took in ${taken.length} orders, should have taken in ${due.length}`, taken.join() !== due.join()],
    [
      `shows ${order.absorbed.length} orders taken in and ${order.followers} followers, should show ${due.length}`,
      order.absorbed.length !== due.length || order.followers !== due.length,
    ],
  ])
}

const checkRounds = ({ life, order }: Shown) => {
  const ratings = life.made.filter(({ action }) => action === 'rate').map(({ input }) => input.stars)
  const reworks = life.made.filter(({ action }) => action === 'rework').length
  const shown = [...order.pastRatings, ...(order.rating ? [order.rating] : [])].map(({ stars }) => stars)
  return wrong([
    [`is in round ${order.round} after ${reworks} reworks`, order.round !== reworks + 1],
    [`shows the stars ${shown.join()}, was given ${ratings.join()}`, shown.join() !== ratings.join()],
  ])
}

const checkEnd = ({ life, order, timeline }: Shown) =>
  wrong([
    [`ends ${order.status}, should end ${rightEnd(life)}`, order.status !== rightEnd(life)],
    [`is at version ${order.version} with ${timeline.length} events`, timeline.length !== order.version],
    [`has one event for two acknowledged moves`, doubled({ life, order, timeline }) > 0],
    [`never came to “${life.turns[0]?.kind}” at ${life.turns[0]?.at}`, life.turns.length > 0],
  ])

/** What is wrong with an order: its end, its rounds, a gap in its timeline, or an acknowledged move that is missing or was recorded twice. One line each. */
export const checkOrder = (shown: Shown) =>
  [checkEnd, checkTimeline, checkMade, checkAbsorbed, checkRounds].flatMap((check) => check(shown)).map((fault) => `order ${shown.order.no}: ${fault}`)
