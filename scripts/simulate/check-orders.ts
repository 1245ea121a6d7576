import type { OrderView, TimelineItem } from '../../server/contract/orders.ts'
import { rightEnd, type Life } from './life.ts'

/** An order as the server shows it at the end. */
export type Shown = { life: Life; order: OrderView; timeline: TimelineItem[] }

/** What is wrong with an order: its end, a gap in its timeline, or an acknowledged move that is missing or was recorded twice. One line each. */
export const checkOrder = ({ life, order, timeline }: Shown) => {
  const faults: string[] = []
  if (order.status !== rightEnd(life)) faults.push(`ends ${order.status}, should end ${rightEnd(life)}`)
  if (timeline.length !== order.version) faults.push(`is at version ${order.version} with ${timeline.length} events`)
  if (timeline.length !== life.made.length) faults.push(`has ${timeline.length} events for ${life.made.length} acknowledged moves`)
  for (const [index, event] of timeline.entries()) {
    const before = timeline[index - 1]
    if (event.version !== index + 1 || event.from !== (before?.to ?? null))
      faults.push(`event ${index + 1} (${event.action}) does not follow the one before it`)
    if (!event.eventId) faults.push(`event ${event.version} (${event.action}) never got its place in the sequence`)
  }
  for (const { action, by, version } of life.made) {
    const event = timeline[version - 1]
    if (event?.action !== action || event.by.id !== by.id)
      faults.push(`${action} by ${by.name} was acknowledged as version ${version}; the timeline has ${event?.action ?? 'nothing'} there`)
  }
  return faults.map((fault) => `order ${order.no}: ${fault}`)
}
