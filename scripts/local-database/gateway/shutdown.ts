import { setTimeout as delay } from 'node:timers/promises'
import type { Call } from './call.ts'
import { commandError, type CommandError } from './errors.ts'
import type { Gateway } from './state.ts'

const SHUTDOWN_IN_PROGRESS = 91
const DRAIN_MS = 1_000
/* A driver repeats what is refused, but of several commands cut with their connections only the first: so each client is refused before it is cut. */
const QUIET_MS = 100

/** What a server that shuts down answers: the driver asks the next one, which does a write only where it was not done. */
export function shuttingDown(gateway: Gateway, call: Call): CommandError {
  gateway.refusedAt = Date.now()
  return commandError(SHUTDOWN_IN_PROGRESS, 'The server is in quiesce mode and will shut down', labelsOf(call))
}

function labelsOf(call: Call): string[] {
  const ends = call.name === 'commitTransaction' || call.name === 'abortTransaction'
  if (call.inTransaction && !ends) return ['TransientTransactionError']
  return call.txnNumber === undefined ? [] : ['RetryableWriteError']
}

/** Refuses what comes from now on, and lets what runs end; what does not end soon is refused too. Resolves when no more comes. */
export async function drain(gateway: Gateway): Promise<void> {
  gateway.phase = 'stopping'
  gateway.refusedAt = Date.now()
  const until = Date.now() + DRAIN_MS
  const isQuiet = () => gateway.running.size === 0 && Date.now() > gateway.refusedAt + QUIET_MS
  while (!isQuiet() && Date.now() < until) await delay(10)
  for (const cut of gateway.running) cut()
}
