import type { ClientSession } from 'mongoose'
import { isAway } from '../db/away.ts'
import type { Order } from '../orders/order.ts'
import { findUnrelayed, markRelayed } from '../orders/unrelayed.ts'
import { tellHanded, tellRelayed } from './bell.ts'
import type { LoggedEvent } from './event.model.ts'
import { logEvents } from './log-events.ts'
import { saveLogPosition } from './log-position.ts'
import { sessionOf } from './sequencer-lease.ts'

// Takes events out of a county's orders that carry them, numbers them, stores them in the log, hands them to the subscribers and marks them done,
// in batches. What is sent to listeners is not among the subscribers: every server reads that from the log (realtime/follow-log).
// Every stage may run again after a crash: the log and the subscribers know what they have.

/**
 * Hears every event at least once; must be safe to hear it again. A batch is in the order of the sequence, batches are in no order: what a crash
 * left may come after newer events. Its transactions run in `session`, which a server that follows a dead one ends.
 */
export type Subscriber = (events: LoggedEvent[], session: ClientSession) => Promise<void>

/** An order that waits: with the same events since when, how often it failed, and until when it is set aside for that (performance.now). */
type Wait = { relayed: number; since: number; failures: number; asideUntil: number }

type Wanted = { county: string; subscribers: Subscriber[]; onError: (error: unknown, order?: string) => void }

const batch = 100
const asideMs = 2000
const mostFailures = 30

/** Hands events to every subscriber, also when one of them fails; answers what failed. */
const hand = async (events: LoggedEvent[], { county, subscribers }: Wanted) => {
  const session = await sessionOf(county)
  const failures: unknown[] = []
  for (const hear of subscribers) await hear(events, session).catch((error: unknown) => failures.push(error))
  return failures
}

/** One batch; false while another process is the county's sequencer. */
const relayBatch = async (orders: Order[], wanted: Wanted) => {
  const events = await logEvents(wanted.county, orders)
  if (!events) return false
  const failures = await hand(events, wanted)
  if (failures.length > 0 && orders.length > 1) throw failures[0]
  const ids = events.map(({ _id }) => _id).sort()
  if (ids.length > 0) await saveLogPosition(wanted.county, ids.at(-1)!)
  tellHanded()
  if (failures.length > 0) throw failures[0]
  await markRelayed(orders, new Map(events.map(({ order, version, _id }) => [`${order}/${version}`, _id])))
  tellRelayed(orders.map(({ _id }) => _id))
  return true
}

/** The longer, the oftener it failed. */
const setAside = (wait: Wait) => {
  wait.failures = Math.min(wait.failures + 1, mostFailures)
  wait.asideUntil = performance.now() + wait.failures * asideMs
}

/** The relay of one county; one call of `relayNext` at a time. */
export const relayCounty = (wanted: Wanted) => {
  let waits = new Map<string, Wait>()

  const find = async () => {
    const at = performance.now()
    const aside = [...waits].filter(([, { asideUntil }]) => asideUntil > at)
    const orders = await findUnrelayed(
      wanted.county,
      batch,
      aside.map(([id]) => id),
    )
    const before = ({ _id, relayed }: Order) => (waits.get(_id)?.relayed === relayed ? waits.get(_id)! : { relayed, since: at, failures: 0, asideUntil: 0 })
    waits = new Map([...aside, ...orders.map((order) => [order._id, before(order)] as const)])
    return orders
  }

  /** One by one, so that one bad order holds up no other: it is set aside for a while. */
  const relayEach = async (orders: Order[]) => {
    for (const order of orders) {
      try {
        if (!(await relayBatch([order], wanted))) return false
      } catch (error) {
        setAside(waits.get(order._id)!)
        wanted.onError(error, order._id)
        // Of one order that another transaction holds, or of the whole database: the others are not tried now, lest each wait as long.
        if (isAway(error)) return false
      }
    }
    return true
  }

  const relayTogether = (orders: Order[]) => (orders.length > 1 ? relayBatch(orders, wanted).catch(() => relayEach(orders)) : relayEach(orders))

  return {
    /** Takes the next of what waits, last what failed before; whether more may wait that this process can take. */
    relayNext: async (): Promise<boolean> => {
      const orders = await find()
      if (orders.length === 0) return false
      const hasFailed = ({ _id }: Order) => waits.get(_id)!.failures > 0
      return (await relayTogether(orders.filter((order) => !hasFailed(order)))) && relayEach(orders.filter(hasFailed))
    },
    /** Milliseconds since this process first saw the order that has waited longest; 0 when none waits. */
    longestWait: () => Math.max(0, ...[...waits.values()].map(({ since }) => performance.now() - since)),
  }
}
