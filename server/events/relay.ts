import type { Logger } from 'pino'
import { findUnrelayed, markRelayed } from '../orders/unrelayed.ts'
import { logEvents } from './log-events.ts'
import type { LoggedEvent } from './event.model.ts'
import { onRing, tellRelayed } from './bell.ts'

// Takes events out of the orders that carry them, numbers them, stores them in the log, hands them to the subscribers and marks them done,
// in batches. Every stage may run again after a crash: the log and the subscribers know what they have.

/** Hears every event at least once, in the order of the sequence; must be safe to hear it again. */
export type Subscriber = (events: LoggedEvent[]) => Promise<void>

const batch = 200
const sweepMs = 500
const busyMs = 100

/** One batch; answers how many orders were taken, or `busy` while another process is the sequencer. */
export const relayBatch = async (subscribers: Subscriber[]) => {
  const orders = await findUnrelayed(batch)
  if (orders.length === 0) return 0
  const events = await logEvents(orders)
  if (!events) return 'busy'
  for (const hear of subscribers) await hear(events)
  await markRelayed(orders, new Map(events.map(({ order, version, _id }) => [`${order}/${version}`, _id])))
  tellRelayed()
  return orders.length
}

/** Runs the relay of this process until stopped: at once, at every ring, and by a sweep for what a crash or another process left. */
export const startRelay = (subscribers: Subscriber[], log: Logger) => {
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  let wellAt = Date.now()

  const drain = async () => {
    do {
      again = false
      const taken = await relayBatch(subscribers)
      wellAt = Date.now()
      if (taken === 'busy') await new Promise((resolve) => setTimeout(resolve, busyMs))
      if (taken !== 0) again = true
    } while (again && !stopped)
  }
  const run = () => {
    again = true
    running ??= drain()
      .catch((error: unknown) => log.error({ err: error }, 'relay: this batch failed and will be taken again'))
      .finally(() => { running = undefined })
  }

  onRing(run)
  const sweep = setInterval(run, sweepMs)
  run()
  return {
    /** Milliseconds since the relay last worked through its batch. */
    idleMs: () => Date.now() - wellAt,
    stop: async () => {
      stopped = true
      clearInterval(sweep)
      await running
    },
  }
}
