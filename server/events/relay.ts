import type { Logger } from 'pino'
import { findUnrelayed, markRelayed } from '../orders/unrelayed.ts'
import { logEvents } from './log-events.ts'
import type { Order } from '../orders/order.ts'
import type { LoggedEvent } from './event.model.ts'
import { onRing, tellHanded, tellRelayed } from './bell.ts'
import { noteHanded } from './sequence.ts'

// Takes events out of the orders that carry them, numbers them, stores them in the log, hands them to the subscribers and marks them done,
// in batches. What is sent to listeners is not among the subscribers: every server reads that from the log (realtime/follow-log). Every stage may run again after a crash: the log and the subscribers know what they have.

/** Hears every event at least once; must be safe to hear it again. A batch is in the order of the sequence, batches are in no order: what a crash left may come after newer events. */
export type Subscriber = (events: LoggedEvent[]) => Promise<void>

const batch = 200
const sweepMs = 500
const busyMs = 100

const newestIn = (events: LoggedEvent[]) => {
  const newest = new Map<string, string>()
  for (const { county, _id } of events) if (_id > (newest.get(county) ?? '')) newest.set(county, _id)
  return newest
}

/** One batch; answers how many orders were taken, or `busy` while another process is the sequencer. */
const relayBatch = async (orders: Order[], subscribers: Subscriber[]) => {
  const events = await logEvents(orders)
  if (!events) return 'busy'
  for (const hear of subscribers) await hear(events)
  await noteHanded(newestIn(events))
  tellHanded()
  await markRelayed(orders, new Map(events.map(({ order, version, _id }) => [`${order}/${version}`, _id])))
  tellRelayed(orders.map(({ _id }) => _id))
  return orders.length
}

/** Takes what waits. Should a batch fail, its orders are taken one by one, so that one bad order holds up no other. */
const relayWaiting = async (subscribers: Subscriber[], onError: (error: unknown) => void) => {
  const orders = await findUnrelayed(batch)
  if (orders.length === 0) return 0
  try {
    return await relayBatch(orders, subscribers)
  } catch (error) {
    if (orders.length === 1) throw error
    for (const order of orders) await relayBatch([order], subscribers).catch(onError)
    return 0
  }
}

/** Runs the relay of this process until stopped: at once, at every ring, and by a sweep for what a crash or another process left. */
export const startRelay = (subscribers: Subscriber[], log: Logger) => {
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  let wellAt = Date.now()

  const fail = (error: unknown) => log.error({ err: error }, 'relay: what failed here will be taken again')

  const drain = async () => {
    do {
      again = false
      const taken = await relayWaiting(subscribers, fail)
      wellAt = Date.now()
      if (taken === 'busy') await new Promise((resolve) => setTimeout(resolve, busyMs))
      if (taken !== 0) again = true
    } while (again && !stopped)
  }
  const run = () => {
    if (stopped) return
    again = true
    running ??= drain()
      .catch(fail)
      .finally(() => {
        running = undefined
      })
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
