import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

// A part of the program in a process of its own, kept running.

export type Part = {
  /** Resolves when its process has ended, by `stop` or by itself. */
  ended: Promise<unknown>
  stop: () => Promise<void>
}

const shortestMs = 1000
const longestMs = 30_000
const healthyMs = 60_000

/** How long to wait before the next start: 1 s, then twice as long each time up to 30 s; from 1 s anew once a part has lived for a minute. */
export const nextPause = (lastMs: number, livedMs: number) => (lastMs === 0 || livedMs >= healthyMs ? shortestMs : Math.min(lastMs * 2, longestMs))

// A start that failed counts as a part that ended at once.
const endedAtOnce = async ({ message }: Error): Promise<Part> => ({ ended: Promise.resolve(message), stop: async () => {} })

/**
 * Starts a part, and starts it again whenever it ends by itself; says so in a line each. Rejects where the very first start fails.
 * Answers the part as first started; its `stop` is for good.
 */
export const keepRunning = async <P extends Part>({ name, start, say }: { name: string; start: () => Promise<P>; say: (line: string) => void }) => {
  const stopping = new AbortController()
  const stopped = once(stopping.signal, 'abort')
  const first = await start()
  const startAgain = async () => {
    const part = await start()
    say(`the ${name} is up again`)
    return part
  }
  const keep = async () => {
    let [part, pause, from]: [Part, number, number] = [first, 0, Date.now()]
    for (;;) {
      const how = await Promise.race([part.ended, stopped])
      if (stopping.signal.aborted) return part.stop()
      pause = nextPause(pause, Date.now() - from)
      say(`the ${name} ended (${String(how)}); it is started again in ${pause / 1000} s`)
      await Promise.race([delay(pause), stopped])
      if (stopping.signal.aborted) return
      part = await startAgain().catch(endedAtOnce)
      from = Date.now()
    }
  }
  const kept = keep()
  return { ...first, stop: () => (stopping.abort(), kept) }
}
