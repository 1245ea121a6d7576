import type { Pool } from 'pg'
import type { Document } from 'bson'
import type { Cursors } from './cursors.ts'
import type { Replays } from './replays.ts'
import type { Transactions } from './transactions.ts'

export type Log = (line: string) => void

/** Everything one gateway holds. */
export type Gateway = {
  /** Connections for single statements. */
  pool: Pool
  /** Connections for transactions, apart, so that a transaction's owner can always run a statement beside it. */
  transactionPool: Pool
  transactions: Transactions
  cursors: Cursors
  replays: Replays
  /** Collections known to exist, as "database.collection". */
  collections: Set<string>
  /** The last of those that run one after another, by what they take turns at. */
  turns: Map<string, Promise<unknown>>
  connections: { current: number; total: number }
  /** What hello tells: there is no primary while PostgreSQL is away, nor while this stops. */
  phase: 'primary' | 'recovering' | 'stopping'
  /** When it last refused a command because it stops. */
  refusedAt: number
  /** For each command that runs: answers it at once with what a server tells that shuts down. */
  running: Set<() => void>
  startedAt: number
  /** As on mongod a transaction outlives its client's connection, and a conflict inside one fails at once. */
  strict: boolean
  /** How long a transaction may stay open. */
  lifetimeMs: number
  address: { host: string; port: number }
  log: Log
}

/** Changes of collections and indexes take turns at this: in parallel they can deadlock. */
export const DEFINITIONS = 'definitions'

/** Runs `change` after all that were asked for before it at the same `place`. */
export function inTurn<T>(gateway: Gateway, place: string, change: () => Promise<T>): Promise<T> {
  const turn = (gateway.turns.get(place) ?? Promise.resolve()).then(change, change)
  const end = () => {
    if (gateway.turns.get(place) === turn) gateway.turns.delete(place)
  }
  gateway.turns.set(place, turn)
  turn.then(end, end)
  return turn
}

/** What a command is answered with: BSON as DocumentDB gave it, or a document. */
export type Reply = Buffer | Document
