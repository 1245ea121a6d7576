import { moveClock } from '../../server/clock.ts'
import { AttendingModel } from '../../server/orders/attending.model.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import { sweepDeadlines } from '../../server/orders/sweep-deadlines.ts'
import { eventually } from '../support/eventually.ts'
import type { Cast } from './cast.ts'
import type { Pick } from './choose.ts'
import { checkTraces, handedOnMs, logMark } from './finish.ts'
import { moments } from './time.ts'
import { passTime, startWalk, step, type Start, type Walk } from './walk.ts'

// Many walks under one clock, step by step beside each other: the program's clock is one for all, and together they are fast.

export type Plan = { start: Start; picks: Pick[] }

/** A walk that failed, with its number. */
export class WalkFailed extends Error {
  readonly walk: number
  constructor(walk: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.walk = walk
  }
}

/** All of them, even when one fails: none may go on while the next begins. */
const all = async <T, R>(items: T[], run: (item: T, n: number) => Promise<R>) => {
  const results = await Promise.allSettled(items.map(run))
  const failed = results.findIndex(({ status }) => status === 'rejected')
  if (failed >= 0) throw new WalkFailed(failed, (results[failed] as PromiseRejectedResult).reason)
  return results.map((result) => (result as PromiseFulfilledResult<R>).value)
}

/** The first minute from `at` on at which nothing is just about to happen: milliseconds shall decide nothing. */
const calm = (walks: Walk[], at: number): number =>
  walks.some(({ tracks }) => tracks.flatMap(({ model }) => moments(model)).some((moment) => Math.abs(moment - at) < 0.5)) ? calm(walks, at + 1) : at

/** Nothing of these walks is left behind for the sweeps of the next. */
const leave = async (walks: Walk[]) => {
  const ids = { _id: { $in: walks.flatMap(({ tracks }) => tracks.map(({ id }) => id)) } }
  await eventually(
    () => OrderModel.countDocuments({ ...ids, unrelayed: true }),
    (waiting) => waiting === 0,
    handedOnMs,
  )
  await AttendingModel.deleteMany({ order: ids._id })
  await OrderModel.deleteMany(ids)
}

/** Walks every plan with the cast of its own county; `waits` are the minutes before each step. Throws WalkFailed for the first that differs. */
export const walkTogether = async (casts: Cast[], plans: Plan[], waits: number[]): Promise<Walk[]> => {
  const since = Date.now()
  const marks = await all(plans, (_, n) => logMark(casts[n]!.county))
  const walks = await all(plans, ({ start }, n) => startWalk(casts[n]!, start, since))
  try {
    let at = 0
    for (let n = 0; n < Math.max(...plans.map(({ picks }) => picks.length)); n++) {
      at = calm(walks, at + waits[n]!)
      moveClock(new Date(since + at * 60_000))
      await sweepDeadlines()
      for (const walk of walks) passTime(walk, at)
      await all(walks, async (walk, which) => {
        const pick = plans[which]!.picks[n]
        if (pick) await step(walk, pick, at)
      })
    }
    await all(walks, (walk, n) => checkTraces(walk, marks[n]!))
    return walks
  } finally {
    moveClock(null)
    await leave(walks)
  }
}
