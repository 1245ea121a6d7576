import { moveClock } from '../../server/clock.ts'
import type { TimelineItem } from '../../server/contract/orders.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import type { Someone } from './county.ts'
import { get, granted } from './orders.ts'

export const hourMs = 3_600_000

/** Lets the program's time be so many hours from now, and what is due then be swept. */
export const passTo = async (hours: number) => {
  moveClock(new Date(Date.now() + hours * hourMs))
  await sweepDeadlines()
}

/** The events of an order, as this person reads them. */
export const timelineOf = async (who: Someone, id: string) => (await granted<{ items: TimelineItem[] }>(get(who, `/orders/${id}/timeline`))).items
