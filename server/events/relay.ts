import type { Logger } from 'pino'
import { findUnrelayedCounties } from '../orders/unrelayed.ts'
import { onRing } from './bell.ts'
import { relayCounty, type Subscriber } from './relay-county.ts'

// Each county is relayed by itself: one that is busy, slow or broken holds up no other.

const sweepMs = 500

type OnError = (error: unknown, order?: string) => void

/** The relay of one county, one run at a time: what comes during a run is seen to after it. */
const startCounty = (county: string, subscribers: Subscriber[], onError: OnError) => {
  const { relayNext, longestWait } = relayCounty({ county, subscribers, onError })
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  const drain = async () => {
    do {
      again = false
      if (await relayNext()) again = true
    } while (again && !stopped)
  }
  return {
    run: () => {
      if (stopped) return
      again = true
      running ??= drain()
        .catch((error: unknown) => onError(error))
        .finally(() => (running = undefined))
    },
    longestWait,
    stop: async () => {
      stopped = true
      await running
    },
  }
}

/** Runs the relay of this process until stopped: at once, at every ring, and by a sweep for what a crash or another process left. */
export const startRelay = (subscribers: Subscriber[], log: Logger) => {
  const counties = new Map<string, ReturnType<typeof startCounty>>()
  let sweeping: Promise<void> | undefined
  let sweptAt = performance.now()

  const onError: OnError = (error, order) => log.error({ err: error, order }, 'relay: what failed here will be taken again')

  const run = (code: string) => {
    const county = counties.get(code) ?? startCounty(code, subscribers, onError)
    counties.set(code, county)
    county.run()
  }
  const sweep = async () => {
    for (const code of await findUnrelayedCounties()) run(code)
    for (const { run: lookAgain, longestWait } of counties.values()) if (longestWait() > 0) lookAgain()
    sweptAt = performance.now()
  }
  const startSweep = () => {
    sweeping ??= sweep()
      .catch((error: unknown) => onError(error))
      .finally(() => (sweeping = undefined))
  }

  const leave = onRing(run)
  const timer = setInterval(startSweep, sweepMs)
  startSweep()
  return {
    /** Milliseconds for which the oldest event has waited, as far as this process could see, or for which it could not look. */
    lagMs: () => Math.max(0, performance.now() - sweptAt - sweepMs, ...[...counties.values()].map(({ longestWait }) => longestWait())),
    stop: async () => {
      clearInterval(timer)
      leave()
      await sweeping
      await Promise.all([...counties.values()].map(({ stop }) => stop()))
    },
  }
}
