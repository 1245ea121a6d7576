import { setTimeout as delay } from 'node:timers/promises'

const lookMs = 500

// An npm that is killed outright passes no signal on.
const untilOrphaned = async () => {
  const parent = process.ppid
  while (process.ppid === parent) await delay(lookMs, undefined, { ref: false })
}

/** Resolves when this process is asked to end: by a signal or, where npm runs it, by npm being gone. Signals no longer end it by themselves. */
export const untilAsked = () =>
  new Promise<void>((resolve) => {
    // Each time it comes, as a terminal's Ctrl-C comes from the terminal and again from npm.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve())
    if (process.env.npm_lifecycle_event) void untilOrphaned().then(resolve)
  })
