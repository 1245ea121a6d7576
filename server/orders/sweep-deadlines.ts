import { now } from '../clock.ts'
import type { Action } from '../contract/flow.ts'
import { forEachRow } from '../db/for-each-row.ts'
import { system } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findSettings } from '../settings/find-settings.ts'
import { advanceOrder } from './advance-order.ts'
import { flow } from './order-flow.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'
import { decide } from './order-policy.ts'

// What time alone brings about: reminders, overdue steps, lapsed offers, resumptions, closings. Each is an ordinary move of the table,
// written under the order's version, so that any number of sweeps on any number of servers make it once.

const moves = flow.filter(({ by }) => by.some(({ role }) => role === 'system')).map(({ action }) => action)
const batch = 200
// Named, so that due orders come as they lie in the index: without it all of them are sorted first.
const hint = { alarmAt: 1 }
const atOnce = 8

// Who is asked next is chosen by what each team holds: within a county one after the other, so that each choice sees the one before.
const passing = new Map<string, Promise<unknown>>()
const oneByOne = <T>(county: string, run: () => Promise<T>): Promise<T> => {
  const mine = (passing.get(county) ?? Promise.resolve()).then(run)
  const quiet = mine.catch(() => {})
  passing.set(county, quiet)
  void quiet.then(() => passing.get(county) === quiet && passing.delete(county))
  return mine
}

const advance = async (order: Order, action: Action) => {
  const move = () => advanceOrder(system(order.county), order._id, { action, input: {} })
  const choosesTeams = action === 'lapse' && (await findSettings(order.county)).unanswered === 'next'
  return choosesTeams ? oneByOne(order.county, move) : move()
}

const sweepOrder = async (found: Order): Promise<void> => {
  const actor = system(found.county)
  let order = found
  for (let n = 0; n < moves.length; n++) {
    const action = moves.find((each) => decide(actor, each, order).allowed)
    if (!action) return
    try {
      order = await advance(order, action)
    } catch (error) {
      if (error instanceof Problem && error.code === 'order.wrong-step') return
      throw error
    }
  }
}

/**
 * Makes every move that is due by now and answers how many orders were looked at. Orders stream by, a few at a time; they are never all in memory.
 * `goOn` is called between them, for whoever must hear that the sweep is alive. An order that fails holds up no other; all that failed are thrown at the end.
 */
export const sweepDeadlines = async (goOn: () => Promise<unknown> = async () => {}): Promise<number> => {
  const due = OrderModel.collection.find({ alarmAt: { $type: 'date', $lte: now() } } as never, { sort: { alarmAt: 1 }, hint, batchSize: batch })
  const act = async (order: Order) => {
    await sweepOrder(order)
    return 1
  }
  return forEachRow(due as unknown as AsyncIterable<Order>, { nameOf: ({ no }) => `order ${no}`, act, atOnce, goOn })
}
